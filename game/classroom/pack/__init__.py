"""The printed pack of a class: handout, cards, slips, tickets, booklet and privacy sheet.

In: a lesson. Out: pages that print.
Read first: `content`, then `printing`.
"""
