"""Days of a shop, played at the speed of the processor, with everything going wrong.

`python -m tests.proof` plays them: the real engine, storage, workers and client between both twins
in one process, on a clock that leaps to the next moment at which anything is due.
"""
