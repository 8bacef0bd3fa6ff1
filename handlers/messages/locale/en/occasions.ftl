# Ready texts for occasions.
command-occasions = Texts for occasions
occasions-title = 🎉 <b>Texts for occasions</b>
occasions-how = Choose an occasion.
occasions-none = The service has no ready texts now.
# $name: category, $shown: texts in it
occasions-category = 🎉 { $name } ({ $shown })
# $name: category
occasions-category-title = 🎉 <b>{ $name }</b>
# $place: number in the list
occasions-item = <b>{ $place }.</b>
occasions-pick = 🎉 { $place }
occasions-pick-how = Press the number of the text that you like.
occasions-empty = There is no text for this occasion.
occasions-gone = This text is no longer in the list; here is the current one.
occasions-expired = ⌛️ Out of date
# $date: as shown
occasions-expired-on = ⌛️ This text is out of date ({ $date }).
# $units: characters, $count, $segments: parts
occasions-length =
    { $count ->
        [one] Length: { $units } characters, { $segments } part
       *[other] Length: { $units } characters, { $segments } parts
    }
occasions-use = ✉️ Send with this text
occasions-keep = 📝 Save as a draft
occasions-kept = The draft was saved.
occasions-failed = ⚠️ The SMS service did not give the texts for occasions; the fault is the service's.
occasions-instead = Until it works again you can use your drafts or write a text of your own.
