"""Personal texts: fields in an SMS, everybody's own text, what it costs, the batches it makes.

The service knows one text a call, so people whose text is the same share one.
"""
