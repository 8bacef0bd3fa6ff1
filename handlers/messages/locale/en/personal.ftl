# Names in an SMS: fields on the text screen, what the card says of everybody's own text.
personal-fields = 👤 Names in the text
personal-title = <b>👤 Everybody’s own name in the text</b>
personal-how = Put these anywhere in your text; everybody gets their own name there:
# $field: as it is written in a text, $example: what becomes of it
personal-field = { $field } → { $example }
personal-fallback = After the “|” comes the word for people without a name; write whatever you like there.
personal-put-how = Press one to put it in front of your text, or copy one.
personal-copy-how = Press one to copy it, and put it into your text.
personal-copy = 📋 { $field }
personal-put-name = ➕ Name in front
personal-put-title = ➕ Title and last name in front
# $name: the fields
personal-greeting = { $name }, { "" }
personal-example-first = Sara
personal-example-last = Karimi
personal-example-prefix = Dr.

# $key: as typed, $near: the field that is meant
personal-unknown =
    { $key } is no field; nothing was sent. Did you mean { $near }? Correct the text and send it again.
    For a brace itself write it twice: { "{{" }
personal-open =
    A brace was left open in the text; nothing was sent. Write a name like this: { $near }
    For a brace itself write it twice: { "{{" }
personal-doubled = A name is written with one brace: { $near }. Nothing was sent; correct the text and send it again.

personal-reading = ⏳ Reading the names, so that you see everybody’s text…
# $read, $total: people
personal-reading-of = { $read } of { $total } people
personal-reading-soon = Nothing was sent. This screen refreshes itself.
# $count: parts
personal-parts = { $count ->
    [one] <b>{ $count } part</b> for each person
   *[other] <b>{ $count } parts</b> for each person
}
# $least, $most: parts; $each: how many people get how many
personal-parts-from-to = <b>{ $least } to { $most } parts</b>: { $each }
personal-parts-of = { $count ->
    [one] { $people } people get { $count } part
   *[other] { $people } people get { $count } parts
}
# $count: calls; $duration: how long they take
personal-calls = { $count ->
    [one] <b>{ $count } text</b>; it takes at least { $duration }.
   *[other] <b>{ $count } different texts</b>, one after the other; they take at least { $duration }.
}
# $count: calls; at a pace
personal-calls-paced = { $count ->
    [one] <b>{ $count } text</b>; the names are read when a turn begins and stay until its end.
   *[other] <b>{ $count } different texts</b>; the names are read when a turn begins and stay until its end.
}
# $count: people
personal-nameless = { $count ->
    [one] { $count } person has no name and gets the word in its place.
   *[other] { $count } people have no name and get the word in its place.
}
personal-named-twice = { $count ->
    [one] { $count } number has two names in the groups; the name of the first group counts.
   *[other] { $count } numbers have two names in the groups; the name of the first group counts.
}
# $count: values
personal-odd = { $count ->
    [one] ⚠️ { $count } name looks wrong; the word in its place is sent instead:
   *[other] ⚠️ { $count } names look wrong; the word in their place is sent instead:
}
# $value: as the address book has it, $mobile: whose
personal-odd-item = • “{ $value }” ({ $mobile }): { $why ->
    [number] has a number
    [link] a link or an address
    [long] longer than 30 characters
    [brace] has a brace
   *[sign] no word
}
# Told after it left by itself
personal-odd-left-out = { $count ->
    [one] ⚠️ { $count } name looks wrong; the word in its place was sent instead:
   *[other] ⚠️ { $count } names look wrong; the word in their place was sent instead:
}
personal-odd-more = and { $count } more
# $names: some of them; $count: texts
personal-flipped = { $count ->
    [one] ⚠️ The name { $names } makes the Latin SMS a Unicode one; a part holds 70 characters only.
   *[other] ⚠️ The names { $names } make the Latin SMS a Unicode one ({ $count } texts); a part holds 70 characters only.
}
personal-samples = Some people’s texts, just as they leave:
personal-sample = { $kind ->
    [nameless] Without a name
    [shortest] The shortest
    [longest] The longest
    [random] Another one
   *[oneself] Yourself
}
# $kind: why it is shown, $name: who gets it; $count: how many others get the same
personal-sample-of = { $count ->
    [0] <b>{ $kind }</b>: { $name }
    [one] <b>{ $kind }</b>: { $name } and { $count } other
   *[other] <b>{ $kind }</b>: { $name } and { $count } others
}
# $count: SMS
personal-cost = Cost: exactly { $count } SMS
personal-many = ⚠️ This send has very many different texts.
personal-many-yes = ✅ I know, send
personal-empty = ⚠️ The text of people without a name would be empty; give a word for them. Nothing was sent.
# $count: texts; $most: as shown
personal-too-many-texts = ⚠️ That makes { $count } different texts, and no more than { $most } leave together; take the last name out or choose fewer recipients. Nothing was sent.
personal-too-many-people = ⚠️ A text with names is made for { $most } people at most; choose fewer recipients. Nothing was sent.
