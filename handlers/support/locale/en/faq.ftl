# Frequently asked questions of the service.
command-faq = Frequently asked questions
faq-title = 💡 <b>Frequently asked questions</b>
faq-how = Choose a question, or write a word to search for.
faq-none = The service has no questions and answers at present.
# $query: what was searched, $count: hits
faq-found = Search for “{ $query }”: { $count ->
        [one] { $count } question
       *[other] { $count } questions
    }
faq-not-found = Write another word, or ask support.
faq-search = 🔍 Search
faq-search-ask = 🔍 What are you looking for? Write a word or two.
faq-all = 💡 All questions
faq-ticket = ➕ Ask support
faq-gone = This question is no longer in the service's list.
# $question: bold
faq-question = 💡 { $question }
faq-no-answer = The service has not answered this question.
