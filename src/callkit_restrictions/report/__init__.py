"""What the checker found, in a form for whoever reads it: a person, a build machine, a code host, a browser.

A `Report` holds plain text only: whatever a trace brought along has lost its power to move a cursor or to turn a line
around before any format sees it (`plain`). Each format is a function from a report to text.
"""
