"""Pieces of news pages, and texts made of them in any order."""

from __future__ import annotations

from hypothesis import strategies as st

LEAD = "Rebels attacked an army convoy near Goma on Monday, killing two soldiers, officials said."
SECOND = "The army said that it had sent more troops to the area and that the road was open again."

WORDS = st.sampled_from(
    [
        LEAD,
        SECOND,
        "Rebels Attack Army Convoy",
        "TT",
        "20",
        "Log In",
        "Check Also",
        "Read more",
        "A soldier in Goma. (AFP)",
        "A soldier in Goma. REUTERS/Jean Kalume",
        "KHARTOUM, Feb 7 (Reuters) - The army left.",
        "KHARTOUM (AP) —",
        "Published: 7 February 2026",
        "Home / News / Rebels Attack Army Convoy",
        "By Amina Yusuf",
        "“We left,” he said.",
        "-----",
        " ",
        "\u200b",
    ]
)
PAGES = st.lists(st.tuples(WORDS, st.sampled_from(["\n", "\n\n", "\n\n\n\n", "\r\n\r\n"]))).map(
    lambda parts: "".join(words + end for words, end in parts)
)
ANY_TEXT = st.one_of(PAGES, st.text(alphabet=st.characters(exclude_categories=["Cs"])))
