"""A front in any browser: a case on a static site, played by the same engine in a worker of the page.

In: intents of the page, as plain values. Out: HTML made by the templates of `pages`, and files to keep.
Read first: `front`, then `views`; `site` writes the folder that is put on a host.
"""
