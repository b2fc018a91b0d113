"""The printed pack of a class: handout, cards, slips, tickets, booklet and privacy sheet."""
