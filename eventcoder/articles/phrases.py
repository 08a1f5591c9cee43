"""What news sites write around their articles: plain phrases, and patterns for the rest.

Each must make up a whole paragraph.  They come from the content systems and sharing tools that most
sites run on, not from any one site; add to them here.
"""

from __future__ import annotations

import re

PHRASES = frozenset(
    phrase.strip()
    for line in """
    leave your vote; cast your vote; log in; login; log out; logout; sign in; sign up; sign out
    sign in now; sign up now; register; register now; my account; remember me; create account
    create an account; create a new account; forgot password; forgot your password; lost password
    forgotten your password; reset password; reset your password; set your password
    check also; read more; read also; also read; read next; read all; read full story; see more
    read the full story; read full article; read the full article; see also; see all; view more
    view all; view all stories; show more; show all; load more; load more stories; watch also
    watch more; learn more; more stories; more news; more articles; more coverage; up next
    what to read next; you may also like; you might also like; may also like; related
    you may also be interested in; related articles; related article; related posts; related post
    related stories; related story; related news; related topics; related content; related links
    related items; related coverage; related reading; recommended; recommended for you
    recommended stories; recommended articles; recommended reading; most read; most popular
    most viewed; most shared; most commented; top stories; top news; trending; trending now
    popular; popular posts; latest; latest news; latest stories; latest posts; editor's pick
    editor's picks; editors' picks; editor's choice; in this story; in this article; next; previous
    prev; next article; previous article; next post; previous post; next story; previous story
    next page; previous page; older posts; newer posts; back; back to top; back to home; go to top
    top; home; homepage; home page; menu; search; close; skip to content; skip to main content
    no comments; no comments yet; comments; comment; comments are closed; leave a comment
    leave a reply; post a comment; add a comment; write a comment; cancel reply; advertisement
    advertise; advertise with us; ad; sponsored; sponsored content; promoted; subscribe
    subscribe now; subscribe here; subscribe today; unsubscribe; newsletter; newsletters
    get our newsletter; donate; donate now; support us; privacy; privacy policy; privacy notice
    privacy settings; privacy preferences; privacy statement; cookies; cookie policy
    cookie settings; cookie preferences; cookie notice; terms; terms of use; terms of service
    terms and conditions; terms & conditions; contact; contact us; about; about us; site map
    sitemap; rss; rss feed; rss feeds; accept; accept all; accept cookies; accept all cookies; ok
    okay; got it; i agree; no thanks; dismiss; decline; manage consent
    add to collection; add to favorites; add to favourites; add to bookmarks; no collections
    public collection; private collection; public collection title; private collection title
    loading; please wait; error; tag; tags; topic; topics; category; categories; section; sections
    keywords; font size; text size; increase font size; decrease font size; increase text size
    decrease text size; gallery; photo gallery; in pictures; video; videos; watch live; live stream
    download app; download the app; download our app; enable notifications; allow notifications
    turn on notifications; report an error; report error; report a typo; end; enditem; ends
    listen to this article; listen to this story; share this; share this article; share this story
    share this post; share this page; print this article; print this page; print this; save article
    end of list; view image in fullscreen; open image in gallery; explore more on these topics
    save this article; rate this article; copy link; copy url; link copied
    """.splitlines()
    for phrase in line.split(";")
    if phrase.strip()
)

_SHARING = (
    "share|tweet|pin(?: it)?|e-?mail|print|copy|save|send|post|follow|bookmark|listen|play|like"
    "|facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|messenger|instagram|youtube"
    "|tiktok|viber|bluesky|threads|mastodon|flipboard|snapchat"
)
_SHARED = f"{_SHARING}|this|on|via|to|with|it|link|article|story|page|friends|by|us|now|and"
# Of these the words without what stands around them must be the whole.
PATTERNS = (
    rf"(?:{_SHARING})(?:[\s,|/&·•-]+(?:{_SHARED}))*",
    r"more (?:from|on) .{1,40}",
    r"\d+ (?:minute|min|hour|hr|day|week)s? ago|list of \d+ items|list \d+ of \d+",
    r"story continues below.{0,30}|article continues (?:after|below).{0,40}",
    r"(?:facebook|twitter|share|like|view|comment|vote|point|read)s? ?\(?\d+\)?",
    r"\d+(?:[.,]\d+)?k? (?:share|view|comment|like|point|vote|read)s?",
    r"\d+ ?-? ?min(?:ute)?s?(?: read| to read)?|(?:reading|read) time:? \d+.{0,12}",
    r"subscribe to .{1,40}|sign up (?:to|for) (?:our|the|a|free) .{1,60}",
    r"this post was last modified.{0,60}",
)
# These begin the paragraph; what follows is theirs.
PREFIXED = (
    r"(?:(?:read|see|watch|listen) (?:also|more|next)|also read) ?[:|»>] ?.+",
    r"related(?: (?:story|article|stories))? ?[:|»>] ?.+",
    r"(?:tags|topics|keywords|filed under|categor(?:y|ies)|posted in|share this|follow us)"
    r" ?[:|»>] ?.+",
    r"(?:follow|like|join|find) us on .{1,80}",
    r"share (?:this (?:article|story|post|page) )?on .{1,40}",
    r"(?:copyright (?:©|\(c\)|\d{4}|by)|©|\(c\) ?\d{4}).{0,140}",
    r".{0,100}\ball rights reserved\b.{0,40}",
    r"click here (?:to|for) .+|subscribe to (?:our|the) .+",
    r"sign up (?:to|for) (?:our|the|a|free)\b.+",
    r"(?:enter|type) your (?:e-?mail|account|name|search|password)\b.*|powered by [\w .]{1,30}",
    r"your (?:e-?mail|password|account|comment|subscription)\b.{0,100}|you must be logged in\b.*",
    r"here you'?ll find all .{1,80}|required fields are marked.*|save my name,.*browser.*",
    r"(?:we|(?:our|this|the) (?:web)?site)\b.{0,60}\bcookies?\b.*",
    r"by (?:continuing|clicking|using|browsing|subscribing|signing up)\b.{0,80}"
    r"\byou (?:agree|accept|consent)\b.*",
)
# These head the links, forms and teasers below an article.
TAIL_OPENERS = (
    r"explore more on these topics|leave your vote|check also|related(?: \w+)?|read also|also read",
    r"(?:you )?(?:may|might) also like",
    r"recommended(?: \w+){0,2}|more (?:from|on) .{1,40}|more (?:stories|news|articles)",
    r"(?:read|up|what to read) next|(?:most|top) (?:read|popular|viewed|stories|news)",
    r"trending(?: now)?|latest (?:news|stories|posts)|editor'?s'? picks?|leave a (?:reply|comment)",
    r"comments|log ?in|sign ?in|share this(?: (?:article|story|post))?",
    r"(?:previous|next) (?:article|post)",
)
# Talk to the site's visitor, in a short paragraph.
SITE_TALK = (
    r"your (?:password|account|e-?mail|browser|inbox)|log(?:ged)? ?in|sign(?:ed)? (?:in|up)",
    r"cookies?|newsletters?|subscri(?:be|ption)s?|terms of (?:use|service)|privacy policy",
    r"collections?",
)


def any_of(patterns: tuple[str, ...], around: str = "{}") -> re.Pattern[str]:
    """One pattern, blind to case, that matches where any of `patterns` does, set into `around`."""
    return re.compile(around.format("|".join(patterns)), re.IGNORECASE)
