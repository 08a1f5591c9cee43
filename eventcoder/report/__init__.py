"""A database on one page: what happened, who did what to whom, where, and how much was coded.

`numbers` asks the database, `figures` draws, `page` writes the page.  `world.json` has the outlines
of countries (Natural Earth, public domain, by way of world-atlas 2.0.2, ISC licence), each under
its ISO 3166-1 alpha-3 code.
"""
