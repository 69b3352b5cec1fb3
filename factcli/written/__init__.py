"""The written form of a query: what `--explain` shows, `factcli query` accepts and the `where` of a defined kind is.

::

    QUERY    list SET | count SET | values PROPERTY SET | sum|mean|max|min PROPERTY SET | difference MEASURE SET, SET
             exists SET | check SET [TEST] | define|name @ID|@ID | find ASKED [kind KIND] [said @ID|@ID] [done @ID]
             [except @ID] [not] DEMAND... | compare (FIND) (FIND)
    SET      KIND | @ID|@ID | SET[TEST] | SET:PROPERTY | SET:^PROPERTY | any(SET, SET)
             most|least(SET, MEASURE [, PLACE [to PLACE]] [, each PROPERTY SET])
    TEST     PROPERTY SET | number(PROPERTY SET) >= 2 | PROPERTY is VALUE | MEASURE > NUMBER | MEASURE > SET | in SET
             not TEST | all(TEST, TEST) | either(TEST, TEST)
    MEASURE  PROPERTY | number(PROPERTY SET) | total(PROPERTY SET, PROPERTY)
    ASKED    fact agent speaker subject object place time month year duration manner reason amount number check claim
             document quote
    DEMAND   @ID|@ID | YEAR | "words" | ="exactly these words" | ~"words if there are" | !"what is done"
             "words" of @ID

``^`` before a property is the relation from its object's side: ``state:^in-state`` are the cities in states. A name
that would be read as something else stands in backquotes.
"""
