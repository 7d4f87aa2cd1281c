### The words of the interface in English: the same keys and arguments as fr.ftl.
###
### Quotes “ ” and apostrophe ’, checked by a test.

## language: its name in itself, how it writes dates and numbers, how it writes the first day of a month

language-name = English
language-locale = en-GB
language-first-of-month = 1

## common: words used on several screens

app-name = Collecte
help = Help
export = Export
print = Print the join sheet
back = Back
cancel = Cancel
save = Save
edit = Edit
delete = Delete
confirm = Confirm
close = Close
undo = Undo
undone = Undone.
retry = Try again
copy = Copy
copied = Copied
show = Show
hide = Hide
add = Add
yes = Yes
optional = optional
required = required
more = More
skip-to-content = Skip to content
choose-language = Language
theme = Colours
theme-auto = Like the device
theme-light = Light
theme-dark = Dark
text-size = Text size
text-size-normal = Normal
text-size-large = Large
text-size-largest = Very large
facilitator = the facilitator
nobody = nobody
person-number = Person { $n }
footer-label = About
time-until = until { $time }
anonymous = Anonymous
unnamed = No name
by-name = by { $name }
written-for = written down for { $name }
with-colon = { $label }:
counter = { $n } of { $n-max }
counter-advice = Shorter reads better on the wall. Nothing is cut.
count-contributions = { $n ->
    [one] { $n } contribution
   *[other] { $n } contributions
}
count-present = { $n } here
count-seconds = { $n ->
    [one] { $n } second
   *[other] { $n } seconds
}
count-actions = { $n ->
    [one] { $n } action
   *[other] { $n } actions
}
count-groups = { $n ->
    [one] { $n } group
   *[other] { $n } groups
}
count-people = { $n ->
    [one] { $n } person
   *[other] { $n } people
}
count-written = { $n ->
    [one] { $n } person has written
   *[other] { $n } people have written
}
count-hidden = { $n ->
    [one] { $n } hidden answer
   *[other] { $n } hidden answers
}

## home: the first page

home-title = Collecte, the live workshop
home-lead = Everybody contributes from a phone, the wall grows, the notes write themselves.
home-join = Join
home-join-lead = The code is on the wall, on the printed sheet, or with the facilitator.
home-lead-title = Facilitate
home-lead-text = No account, no e-mail address.
home-free = Free software, no advertising, no tracking.
home-accessibility = Accessibility
home-legal = Personal data

## create: a new workshop

create-title = Create a workshop
create-go = Create a workshop
create-name = Title of the workshop
create-name-hint = For example: Crossing what we know, in Brest
create-first-name = Your first name (optional)
create-place = Place
create-date = Date
create-organiser = Organiser
create-recipe = Recipe
create-recipe-hint = A series of steps. You can change everything, even during the workshop.
create-own-recipe = My own recipe
create-own-recipe-hint = A TOML file, or its text, to be given just below.
create-recipe-file = File of the recipe (.toml)
create-recipe-text = or its text
create-licence = Licence of the contributions
create-licence-hint = Everybody is told before their first word.
create-retention = How long it is kept
create-retention-date = Everything will be erased on { $date }.
create-wifi = Wi-Fi of the room (optional)
create-wifi-name = Network name
create-wifi-password = Network password
create-wifi-hint = To print a second QR code on the join sheet.
recipe-summary = { $n-steps ->
    [one] { $n-steps } step, { $n-minutes } minutes
   *[other] { $n-steps } steps, { $n-minutes } minutes
}
created-title = Your workshop is ready
created-keep = Keep these links: each one opens a role, without a password.
created-start = Start
created-open = Open the facilitator’s page
created-code = Code to say aloud
link-copy = Copy the link
link-revoke = Revoke this link
link-revoke-sure = Revoke it? Whoever uses it will lose this role.
link-revoked = This link no longer works.
link-renew = Make a new link
link-role = Role
link-for = For whom? (optional)
link-address = Address of the link
link-qr = QR code for another device
link-secret = Whoever has this link has this role: do not project it.
role-facilitator = Facilitator
role-co-facilitator = Co-facilitator
role-scribe = Scribe
role-participant = Participant
role-projector = Projector
role-facilitator-lead = Opens and closes the steps, gives the floor, decides everything.
role-co-facilitator-lead = Does all that the facilitator does, except deleting the workshop.
role-scribe-lead = Writes for those who speak and takes the notes.
role-projector-lead = Shows the wall, cannot change anything.

## recipe: what is wrong with somebody’s own recipe (recipe-sort-<sort>)

recipe-wrong-at = Line { $line }, “{ $key }”: { $wrong }
recipe-wrong-not-toml = this is not TOML. Detail: { $detail }
recipe-wrong-missing = this key is missing.
recipe-wrong-unknown-key = this key does not exist here. Possible keys: { $list }.
recipe-wrong-sort = expected { $sort }.
recipe-wrong-not-one-of = expected one of these words: { $list }.
recipe-wrong-not-between = expected a whole number from { $n-least } to { $n-most }.
recipe-wrong-empty = expected words.
recipe-wrong-too-long = { $n } characters at most.
recipe-wrong-too-many = no more than { $n }.
recipe-wrong-not-a-name = expected a short name: letters a to z, digits and hyphens.
recipe-wrong-twice = this name is used already.
recipe-wrong-not-earlier = expected the key of an earlier step.
recipe-sort-text = a text between straight quotes
recipe-sort-sentence = a sentence by language, such as title.fr
recipe-sort-language = a language of two letters, such as fr
recipe-sort-yes-no = true or false
recipe-sort-list = a list between brackets
recipe-sort-step = a step, which begins with [[step]]
recipe-sort-collects = what is collected, such as collects.kind, or false
recipe-sort-turn = how people take turns, such as turn.order, or false

## join: entering a workshop

join-title = Join a workshop
join-code = Workshop code
join-code-hint = Five signs. Capitals and spaces do not matter.
join-name = Your first name (optional)
join-name-hint = A first name, a nickname, or nothing.
join-go = Join
join-agree = I understand, I take part
join-comfort = Language and text size
join-two = Two of you on this phone? You can add the other person right after.
join-second-name = First name of the second person
join-add-person = Add a person on this phone
join-return = I already have a key
join-return-lead = Flat battery, another phone? Take your place back with your key.
join-key = Your key
join-key-hint = A word and a number, for example goéland-42.
join-key-go = Take my place back
key-yours = Your key: { $key }
key-what-for = Write it down: it gives you your place back on another phone.
data-title = Who sees what?
data-seen = What you share is seen by the room, with the name you give here, or without a name.
data-kept = Only your words and that name, until { $date }. No account, no e-mail, no tracking.
data-licence = Then published under { $licence }; you can withdraw your words or your name before.
data-child = Under 15, ask a parent to agree.

## lobby: before the first step

lobby-hello = Welcome
lobby-hello-name = Welcome, { $name }
lobby-wait = You are in. We are about to start.
lobby-arrived = { $n ->
    [one] { $n } person has arrived
   *[other] { $n } people have arrived
}
lobby-rename = Change my name

## phone: taking part

phone-present-step = Step { $n }: { $title }
phone-step-of = Step { $n } of { $n-total }
phone-time-over = Time is up, finish at your own pace.
phone-past-steps = Previous steps
phone-whose = For whom?
phone-me = Me
phone-mine = Mine ({ $n })
phone-all = All ({ $n })
phone-newest = The newest { $n }.
phone-follow-wall = Follow the wall.
phone-your-turn-title = Your turn!
say-send = Send
say-share = Share
say-pending = Waiting to be sent
say-edit = Edit this contribution
say-withdraw = Withdraw this contribution
say-withdraw-sure = Withdraw it? It will disappear from the wall and the notes.
say-unname = Remove my name
say-rename = Put my name back
say-left = You can write { $n } more.
say-none-left = You have given all you can in this step, thank you.
say-example = For example: { $text }
draft-kept = Draft kept on this phone.
draft-share-at-turn = Your draft will be shared when you say it, at your turn.
hidden = Write first: answers stay hidden until shown.
revealed = The answers are shown.
seen-by-author = Seen by you only
round-closed = Round closed. Thank you all.
round-not-open = This step is not open yet.
round-read = Read the contributions

## fields: what is asked in each kind of contribution

field-text = Your text
field-action = What is to be done?
field-name = Name of the innovation
field-name-hint = The only field that is needed.
field-what = What people do there
field-where = Where?
field-where-hint = A town, a district, an area.
field-my-link = My link to it
field-who = Who?
field-when = By when?
field-when-hint = A date, or nothing.
field-it-is-me = That is me
field-word = Your word
field-question = Your question
field-expectation = What you expect
field-viewpoint = Your sentence
field-key-issue = Your idea, with a verb
field-testimony = What was said
field-observation = What you see
field-said-by = Said by
field-sub-question = Sub-question

## kind: what an entry is, one and several (kind-<code>, kinds-<code>)

kind-innovation = Innovation
kind-expectation = Expectation
kind-key-issue = Key issue
kind-viewpoint = Viewpoint
kind-question = Question
kind-testimony = Testimony
kind-remark = Remark
kind-observation = Observation
kind-talk = Talk
kind-action = Action
kind-word = Word
kinds-innovation = Innovations
kinds-expectation = Expectations
kinds-key-issue = Key issues
kinds-viewpoint = Viewpoints
kinds-question = Questions
kinds-testimony = Testimonies
kinds-remark = Remarks
kinds-observation = Observations
kinds-talk = Talks
kinds-action = Actions
kinds-word = Words

## tie: the author's link to an innovation, and by which way an entry came in

tie-mine = I am part of it
tie-known = I know it
tie-none = Not said
channel-phone = by phone
channel-scribe = noted by the team
channel-paper = paper card
channel-import = imported
channel-rehearsal = played in a rehearsal

## step: kinds of steps (step-<code>) and where a step stands (status-<code>)

step-welcome = Check-in
step-frame = Ground rules
step-silent-writing = Silent writing
step-round-table = Round-table
step-harvest = Harvest
step-wall-reading = Reading the wall
step-talk = Talk
step-discussion = Discussion
step-grouping = Grouping
step-naming = Naming
step-read-back = Read-back
step-actions = Next steps
step-pause = Break
step-closing = Close
status-waiting = to come
status-open = under way
status-closed = over
status-skipped = skipped

## order: of a go-round (order-<code>)

order-arrival = Order of arrival
order-seat = Order of the seats
order-drawn = Drawn at random
order-reverse = Reverse order
order-fewest-turns = Those who spoke least first
order-chosen = Chosen by the speaker

## visible: when others may read, and whether names are shown (visible-<code>, names-<code>)

visible-live = Seen by the whole room at once
visible-later = Hidden until the person speaks or the facilitator reveals
names-shown = With names
names-hidden = Without names
names-anonymous = Anonymous step: the name is not stored.

## rules: the ground rules

rules-agree = I agree
rules-licence = What we share here is published under { $licence }.
licence-read = Read the licence
rules-may-pass = We listen, we do not judge, anyone may pass.

## turn: the round-table

turn-mine = It is your turn
turn-mine-name = It is { $name }’s turn
turn-next = You are next
turn-in = { $n ->
    [one] { $n } person before you
   *[other] { $n } people before you
}
turn-pass = I pass
turn-later = Later
turn-more-time = +1 min
turn-done = I am done
turn-passed = You passed. You will be asked again at the end.
turn-passed-final = You passed, thank you.
turn-other = { $name } has the floor
turn-after = Next: { $name }
turn-say-it = Say it aloud and, if you like, write it here.
turn-share = Share
turn-shared = Shared, thank you.
turn-over = The round is over. Thank you all.
turn-not-started = The round has not started.
turn-time-soft = Take the time to finish your sentence.

## floor: the discussion

floor-ask = Ask for the floor
floor-asked = You are in the queue.
floor-leave = Leave the queue
floor-left = You have left the queue.
floor-queue = Queue for the floor
floor-empty = Nobody is waiting for the floor.
floor-first-time = first time speaking
floor-first-rule = Those who have not spoken yet go first.
floor-notes = Notes of the discussion
floor-support = Me too
support-given = Noted
support-undo = Take my support back
floor-supports = { $n ->
    [one] { $n } supporter
   *[other] { $n } supporters
}
floor-answered = Answered

## wall reading

read-wall-bookmark = Interests me

## group: grouping and naming

group-new = New group
group-move = Move to…
group-moved = Moved to “{ $title }”.
group-unsorted = To be sorted
group-untitled = Untitled
group-label = { $letter } · { $title }
group-headline = Headline
group-headline-hint = One word: “Time”
group-gesture = What it asks of us
group-rename = Rename
group-remove = Undo this group
group-merge = Merge with…
group-merged = Contributions merged; both names are kept.
group-split = Split
group-select = Choose this card
group-menu = Actions for this card
group-menu-lead = Arrows to choose, Enter to move, Escape to cancel.
group-drag-hint = Drag, or M for the menu.
group-read-only = The facilitator moves the cards: say aloud what goes together.

## read-back: consent

read-back-fine = Fine with me
read-back-reserve = A reservation
read-back-reserve-label = Your reservation
read-back-pass = I pass
read-back-said = Noted, thank you. You may change your mind.
read-back-count-fine = { $n ->
    [one] { $n } person agrees
   *[other] { $n } people agree
}
read-back-count-reserves = { $n ->
    [one] { $n } reservation
   *[other] { $n } reservations
}

## actions

action-choose = Choose a suggested step
action-no-owner = needs somebody
action-by = by { $name }
action-when = by { $date }

## close: the end

word-lead = One word, only one. You may pass.
ended = The workshop is over. Thank you!
ended-short = Over
ended-notes = Read the notes
ended-own = Your contributions
ended-window = You can edit, unname or withdraw them until { $date }.
ended-keep-copy = Keep a copy
deleted = The workshop was deleted, with everything in it.
kicked = You were removed. What you wrote is not deleted; the facilitators may have hidden it.

## desk: the facilitator's laptop

desk-title = Facilitation
desk-agenda = Agenda
desk-code = Code { $code }
desk-people = People present
desk-wall = Wall
desk-sheet = Join sheet
desk-pad = Notes
desk-links = Links and roles
desk-settings = Settings
desk-open = Open
desk-reopen = Reopen
desk-close-step = Close
desk-skip = Skip
desk-reveal = Reveal
desk-reveal-lead = Show all answers to the room now.
desk-pause = Pause
desk-resume = Resume
desk-minute-more = +1 min
desk-time-start = Start the timer
desk-time-stop = Stop the timer
desk-step-add = Add a step
desk-step-title = Title of the step
desk-step-prompt = Prompt
desk-step-kind = Kind of step
desk-step-up = Move up
desk-step-down = Move down
desk-entries = Contributions
desk-entry-hide = Hide everywhere
desk-entry-hidden-mark = hidden
desk-entry-show = Show again
desk-entry-to-wall = Show on the wall
desk-person-add = Add a person without a phone
desk-person-name = First name or nickname
desk-person-rename = Rename
desk-person-remove = Remove from the workshop
desk-person-remove-hide = Remove, and hide all they said
desk-person-remove-sure = Remove { $name }? Nothing is announced to the room. What they said stays on the screens, or is hidden all together; they may ask to come back, and everything can be restored.
desk-person-readmit = Let come back
desk-person-readmit-hidden = { $n ->
    [one] Let come back, without showing what they said
   *[other] Let come back, without showing the { $n } things they said
}
desk-person-restore = { $n ->
    [one] Let come back, and show again what they said
   *[other] Let come back, and show again the { $n } things they said
}
desk-person-key = Key of { $name }: { $key }
desk-person-away = away at the moment
desk-person-phone = phone
desk-person-shared = shared phone
desk-person-paper = no phone
desk-turn-start = Start the round
desk-turn-next = Next
desk-turn-give = Give the floor
desk-turn-later = Put at the end
desk-turn-order = Order of the round
desk-turn-waiting = { $n ->
    [one] { $n } person to go
   *[other] { $n } people to go
}
desk-turn-passed = Have passed
desk-turn-extend = +15 s
desk-floor-note = Note of the discussion
desk-wall-scene = What the wall shows
desk-wall-follow = Follow the present step
desk-wall-blank = Blank the wall
desk-wall-unblank = Bring the wall back
desk-wall-open = Open the wall in a window
desk-wall-size = Size of the room
desk-undo = Undo the last act
desk-done-by = { $name }: { $text }
desk-keyboard = Keyboard shortcuts
desk-key-next = J, K: next, previous card
desk-key-group = 1 to 9: put the card into that group
desk-key-menu = M: move menu
desk-key-new = N: new group
desk-key-undo = Z: undo
desk-ready = Before you start
desk-ready-phone = A phone has reached the page
desk-ready-no-phone = Scan the code with a phone: this line will be ticked.
desk-end = End the workshop
desk-end-sure = End the workshop? Everybody keeps access to the notes.
desk-delete = Delete the workshop
desk-delete-sure = Delete everything, for everybody and for ever? Export first.
desk-delete-type = To confirm, type the workshop code
desk-erased-on = Will be erased on { $date }
desk-backup = Download a backup
desk-online = { $n } online
desk-not-begun = The workshop has not begun.
desk-all-done = All steps are done.
desk-step-next = Next step: { $title }
desk-step-starts = { $n } min after the start
desk-step-lasts = { $n } min
desk-step-menu = Settings of the step “{ $title }”
desk-step-takes = Takes up the step
desk-step-takes-none = none
desk-step-before = Place before
desk-step-at-the-end = at the end
desk-step-take-in = Take the step in again
desk-step-page = What was said during a step
desk-drafts = { $n ->
    [one] { $n } draft still private
   *[other] { $n } drafts still private
}
desk-draft-mark = not shared yet
desk-hidden-cards = Hidden ({ $n })
desk-answered-not = Not answered yet
desk-card-page = One contribution
desk-card-unname = Remove the name
desk-move-here = Move
desk-move-left = To the left
desk-move-right = To the right
desk-journal = Latest moves
desk-did-moved = “{ $text }” moved to “{ $title }”
desk-did-moved-many = { $n ->
    [one] { $n } card moved to “{ $title }”.
   *[other] { $n } cards moved to “{ $title }”.
}
desk-did-made = Group “{ $title }” made.
desk-did-dissolved = Group “{ $title }” taken apart.
desk-did-named = Group named “{ $title }”.
desk-did-ranked = Group “{ $title }” changed its place.
desk-did-split = Contributions split.
desk-turn-first = First
desk-turn-nobody = Nobody has the floor.
desk-turn-done = Done
desk-turn-pass = Passed
desk-floor-remove = Take out of the queue
desk-floor-add = Add to the queue
desk-say-for = Write for { $name }
desk-say-for-somebody = Write for somebody
desk-say-person = Whose words?
desk-say-room = The room
desk-say-paper = Paper card
desk-say-note = Note
desk-say-testimony = Note a testimony
desk-say-talk = Text of the talk
desk-say-other-notes = Other notes
desk-answers = Answers
desk-answer-for = Answer for somebody
desk-answer-passed = { $n ->
    [one] { $n } person passes
   *[other] { $n } people pass
}
desk-person-page = Person
desk-person-key-lead = With this key the person gets their place back on another phone. Say it to them alone.
desk-person-simulated = simulated person
desk-person-out = Out of the workshop
desk-wall-now = The wall shows: { $scene }
desk-wall-dark = The wall is off.
desk-wall-quote-stop = Stop showing this contribution
desk-menu = Leading the workshop
desk-tools = Other pages
desk-end-undo = Resume the workshop
desk-window = Everybody can read again, edit or withdraw their words until { $date }.
desk-rehearse = Rehearse with simulated people
desk-rehearse-pace = Pace of the rehearsal
desk-keys = Single-key shortcuts
desk-key-undone = 0: put back to ungrouped
desk-key-help = ?: this help

## reach: can a phone come in? (the page of the test, and what the phone sees)

reach-title = Can a phone reach you?
reach-lead = Scan with a phone: this page says so as soon as it has arrived. To be done the day before, in the room.
reach-yes = A phone reached this server at { $time }.
reach-not-yet = No phone has arrived yet.
reach-reload = Refresh the answer
reach-scan = Scan
reach-second = 2. This server
reach-qr = Test QR code, at { $address }
reach-which = Which address?
reach-which-lead = This computer is on several networks. The right address is that of the phones’ network; it holds for the wall, the sheet, the links and all QR codes.
reach-address = Address shown everywhere
reach-automatic = The likeliest, chosen anew when the network changes
reach-choose = Show this address
reach-choose-there = The choice is made on the computer that serves, at localhost.
reach-lost = You had chosen { $interface }, which is no longer connected: meanwhile the likeliest address is shown.
reach-fails = Nothing happens? In this order:
reach-same-wifi = Is the phone on the same Wi-Fi as this computer?
reach-mobile-data = Switch off the phone’s mobile data, then scan again.
reach-isolated = A “guest” Wi-Fi often keeps devices apart: ask for the other network, or bring a small access point.
reach-firewall = Does this computer’s firewall let phones in?
reach-firewall-windows = Windows: when asked, allow collecte on private networks, and declare this Wi-Fi “private”.
reach-firewall-mac = macOS: Settings, Network, Firewall, Options, then allow collecte.
reach-firewall-linux = Linux: sudo ufw allow { $port }/tcp, or sudo firewall-cmd --add-port={ $port }/tcp.
reach-hotspot = Share a phone’s connection and bring everybody onto it: for about ten devices at most.
reach-public = Otherwise, a server on the internet.
reach-back = Back to leading
reach-phone-yes = This phone reaches the workshop
reach-phone-lead = The facilitator sees it. You can come in.
reach-phone-here = This page is open on the computer that serves: the test is made with a phone.
reach-phone-enter = Enter the workshop

## copies: what the desk and the terminal say of the copies to a second folder

copies-last = Last backup copy, this long ago:
copies-none = No backup copy yet.
copies-gone = The key is gone: backup copies go on as soon as it is back.
copies-full = The key is full: no more backup copies.
copies-failed = The backup copy could not be made; next try in a minute.
copies-going = Backup copies go to { $folder }
copies-again = Backup copies go on.

## rehearsal: simulated people

rehearsal-go = Start a rehearsal
rehearsal-lead = Simulated people play a whole workshop, through the real interface.
rehearsal-mark = Rehearsal: simulated people
rehearsal-human = At a human pace
rehearsal-fast = As fast as possible
rehearsal-erase = Erase the rehearsal
rehearsal-done = Rehearsal finished.
rehearsal-begins = Rehearsal in workshop { $code }. Watch it on the wall: { $url }
rehearsal-lead-link = Or from the facilitator’s page: { $url }
rehearsal-arrived = { $n ->
    [one] { $n } person is here.
   *[other] { $n } people are here.
}
rehearsal-step = Step { $n } of { $n-of }: { $step }
rehearsal-sum = { $people }, { $contributions }, { $groups }, in { $seconds }.
rehearsal-refused = { $n ->
    [one] One request was refused: somebody else was leading too.
   *[other] { $n } requests were refused: somebody else was leading too.
}
rehearsal-failed = The rehearsal stopped: { $detail }
rehearsal-bad-link = This is not a facilitator’s link: “{ $link }”. Copy it from the workshop’s page of links.
rehearsal-no-tls = The command plays only on an http:// address, such as http://localhost:8080; got “{ $url }”. To rehearse behind a domain name, use the button on the facilitator’s page.
rehearsal-no-recipe = Unknown recipe: “{ $recipe }”. Recipes: { $recipes }.
rehearsal-no-server = No server answers at { $url }. Start collecte first, then try again.

## wall: projected

wall-title = Wall
wall-join = Scan, or type this address and this code
wall-code = Code
wall-first-wifi = 1. The Wi-Fi
wall-more = +{ $n } more
wall-speaking = Has the floor
wall-writing = Everybody is writing. Nothing is shown for now.
wall-queue = Asking for the floor
wall-back-at = Back at { $time }
wall-thanks = Thank you all
wall-notes-here = The notes are here
wall-keep-awake = Remember to switch off sleep on this computer.
scene-welcome = Welcome: QR and code
scene-question = Question and newest contributions
scene-count = Question and count, no text
scene-speaker = Who speaks, who is next
scene-groups = Groups with their cards
scene-headlines = Headlines, large
scene-quotation = One contribution, large
scene-actions = Actions
scene-words = Words
scene-closing = Address of the notes
scene-pause = Break
hall-small = Small room (5 m)
hall-medium = Medium room (7 m)
hall-large = Large room (10 m)

## pad: the generated document

pad-title = Notes
pad-live = Updates by itself
pad-print = Print, or save as PDF
pad-back = Back to the workshop
pad-empty = The notes will fill with the first contributions.
pad-date = Date
pad-place = Place
pad-organiser = Organiser
pad-facilitators = Facilitation
pad-people = { $n ->
    [one] { $n } person
   *[other] { $n } people
}
pad-questions = Questions
pad-reservations = Reservations
pad-passed = { $n ->
    [one] { $n } person passed.
   *[other] { $n } people passed.
}
pad-ungrouped = Outside the groups
pad-credit = The participants of the workshop “{ $title }”, { $date }
pad-licence = Licence: { $licence }
pad-address = Online version: { $address }
pad-erased-on = Erased from this server on { $date }
pad-made-with = Written with Collecte, free software

## note: what is written together, one text per round and per group

note-heading = Notes: { $place }
note-step = step { $n }
note-group = group { $letter }
note-taken-from = taken from the note “{ $place }”
note-save = Save the note
note-saved = Saved
note-saving = Saving…
note-kept = Offline: your words are kept on this device and will be added when the network is back.
note-lost = Offline, and this device cannot keep anything: do not close this page.
note-too-long = This note is full ({ $n } characters): the last words are not saved. Make it shorter.
note-full = The notes of the workshop are full: the last words are not saved. Make a note shorter.
note-not-allowed = You can no longer write here: the last words are not saved. Copy them if you need them.
note-gone = This note is no longer shown: the last words are not saved.
note-writes = { $names } is writing here.
note-write = { $names } are writing here.
note-somebody = Somebody
note-passage = Make it a contribution
note-passage-text = Passage
note-passage-kind = Kind
note-passage-add = Add
note-closed = Only the team writes in the notes.
note-close = Reserve the notes for the team
note-open = Open the notes to everybody

## pad, to correct: entries and headlines where one reads them

pad-correct = Correct
pad-corrected = corrected
pad-corrected-at = corrected on { $date }
pad-correct-title = Correct a contribution
pad-correct-lead = The wall, the phones and the exports change at once.
pad-corrected-done = Corrected.
pad-back-to-notes = Back to the notes
pad-revisions = { $n ->
    [one] { $n } earlier wording
   *[other] { $n } earlier wordings
}

## past: back in time

past-title = Back in time
past-lead = The notes and the wall as they were at a moment of the workshop. What is hidden, withdrawn or without a name today is so at every moment; corrected sentences are in their words of today.
past-views = What to look at
past-now = The notes of now
past-slider = Moment of the workshop
past-go = Show this moment
past-steps = From one moment to the next
past-before = Previous moment
past-after = Next moment
past-place = { $n } of { $n-all }
past-empty = At this moment nothing was written yet.
past-moment = { $date }, during “{ $title }”
past-moments = Notable moments
past-opened = “{ $title }” opens
past-revealed = The answers to “{ $title }” are shown
past-ended = End of the workshop
past-acts = What had just been done
past-undone = A step undone
past-play = Play
past-failed = This moment cannot be read just now.

## bring: what was gathered elsewhere comes in (bring-column-<column>)

bring-title = Bring in
bring-lead = The JSON export of the same workshop, run on another machine: the two halves make one. Or a table of paper cards, typed by the secretary. Nothing changes before you have seen it.
bring-file = File
bring-file-hint = A JSON export of Collecte, or a CSV table of cards.
bring-cards-hint = A CSV table of cards.
bring-paste = Or paste the table here
bring-paste-hint = The first line has the headings of the columns; lines copied from a spreadsheet will do.
bring-round = Step of cards that name none
bring-round-none = None: each line says it
bring-look = See what would change
bring-columns = Columns that are understood
bring-columns-lead = Only the text is required. Order and case do not matter; the separator (semicolon, comma, tab) and the encoding are recognised.
bring-preview = What would change
bring-go = Bring in
bring-other = Choose another file
bring-done = It is in.
bring-nothing = All of this is here already: nothing would change.
bring-rounds = { $n ->
    [one] { $n } step more
   *[other] { $n } steps more
}
bring-people = { $n ->
    [one] { $n } person more
   *[other] { $n } people more
}
bring-groups = { $n ->
    [one] { $n } group more
   *[other] { $n } groups more
}
bring-notes = { $n ->
    [one] { $n } note written together to complete
   *[other] { $n } notes written together to complete
}
bring-some = Details: places, support, progress.
bring-new = { $n ->
    [one] { $n } new contribution
   *[other] { $n } new contributions
}
bring-reworded = { $n ->
    [one] { $n } contribution reworded
   *[other] { $n } contributions reworded
}
bring-withdrawn = { $n ->
    [one] { $n } contribution withdrawn by its author
   *[other] { $n } contributions withdrawn by their authors
}
bring-hidden = { $n ->
    [one] { $n } contribution hidden by the team
   *[other] { $n } contributions hidden by the team
}
bring-unnamed = { $n ->
    [one] { $n } name taken off
   *[other] { $n } names taken off
}
bring-cards = { $n ->
    [0] No new card
    [one] { $n } new card
   *[other] { $n } new cards
}
bring-known = { $n ->
    [one] { $n } card is here already; it does not count twice.
   *[other] { $n } cards are here already; they do not count twice.
}
bring-converted = The file is not in UTF-8: it was read as a file of Windows. Check the accents.
bring-ignored = Columns that are not understood, left aside: { $text }
bring-faults = { $n ->
    [one] { $n } line to correct; it will not come in
   *[other] { $n } lines to correct; they will not come in
}
bring-table = The table as it was read
bring-line = Line { $n }: { $what }
bring-line-number = Line
bring-bad = to correct
bring-more = { $n ->
    [one] … and { $n } line more
   *[other] … and { $n } lines more
}
bring-fault-empty = there is no text.
bring-fault-long = too long: “{ $column }”.
bring-fault-round = no step has this number or title.
bring-fault-kind = there is no such kind of card.
bring-fault-no-kind = this step collects nothing by itself: say what the card is.
bring-fault-tie = there is no such link: “I am part of it” or “I know it”.
bring-fault-question = this step has no such sub-question.
bring-column-round = step (number or title)
bring-column-kind = kind (innovation, expectation, viewpoint…)
bring-column-text = text
bring-column-what = what
bring-column-place = place
bring-column-tie = link (I am part of it, I know it)
bring-column-who = who
bring-column-due = due
bring-column-question = sub-question (number)
bring-column-name = name

## publish: the notes for everybody

publish-title = Publish the notes
publish-lead = A page that everybody can read, with its licence, its credits and its feed. Its address does not let anybody into the workshop. A free licence cannot be taken back: that is why publishing waits for the end of the withdrawal period.
publish-not-ended = End the workshop first: the withdrawal period begins then.
publish-window = The withdrawal period runs until { $date }. You may ask for it now: the notes will be public at that moment, without what was withdrawn until then and without the names that were taken off.
publish-from = The notes will be public on { $date }.
publish-address = Their address will be:
publish-is = The notes are public.
publish-undo = Take down
publish-go = Publish
publish-again = Change the names
publish-names = Which names
publish-names-hint = Names written in the sentences themselves stay: those are their authors’ words.
publish-names-shown = Those that people chose to show
publish-names-initials = Their initials
publish-names-none = None
published-title = Public notes
published-feed = Atom feed
published-about = Notes of a workshop: { $facts }. { $said }.

## section: parts of the notes (section-<code>)

section-present = Present
section-frame = Frame and licence
section-expectations = Expectations
section-talk = Talk
section-exchanges = Exchanges
section-key-issues = Key issues
section-innovations = Innovations collected
section-observations = What we see
section-viewpoints = Viewpoints
section-values = What brings us together
section-actions = Next steps
section-words = In a word
section-colophon = About this document

## export

export-title = Export
export-lead = At any time, not only at the end.
export-not-in = What is hidden, withdrawn or still a draft is in no export.
export-draft-warning = The workshop is not over: this file is a picture of now.
export-names = Names of people
export-names-lead = Names that people wrote in their sentences stay there.
export-names-shown = As they are shown
export-names-initials = Initials
export-names-none = No names
export-names-go = Apply to all files
export-to-read = Read
export-to-print = Print
export-to-edit = Edit
export-to-count = Count and sort
export-to-map = Put on a map
export-to-wiki = Put on a wiki
export-to-follow = Follow
export-to-send = Send
export-to-keep = Keep and take up again
export-markdown = Markdown
export-markdown-lead = For a wiki, a website, HedgeDoc or CryptPad.
export-html = HTML page
export-html-lead = One file, to read or to print.
export-text = Plain text
export-text-lead = To paste into a message, a pad or anywhere.
export-mail = E-mail (.eml)
export-mail-lead = Opens as a draft in a mail program. Nothing is sent.
export-mail-page = Copy the e-mail
export-mail-page-lead = The whole text with a button, to paste into a mailing list.
export-odt = ODT document
export-odt-lead = For LibreOffice, with real headings and real lists.
export-docx = Word document (DOCX)
export-docx-lead = For Word and online word processors.
export-ods = ODS spreadsheet
export-ods-lead = Every cell is text: nothing is computed or turned into a date.
export-xlsx = Excel workbook (XLSX)
export-xlsx-lead = Like the ODS, for Excel.
export-csv = CSV for French spreadsheets
export-csv-lead = Opens in LibreOffice and Excel. A space is added before = + - @ so that no text becomes a formula. For unchanged texts, take the ODS.
export-csv-raw = CSV for machines
export-csv-raw-lead = Commas, texts unchanged.
export-json = Complete JSON
export-json-lead = The whole workshop, to be imported again here.
export-json-ld = JSON-LD
export-json-ld-lead = For directories that link with each other (PAIR, schema.org).
export-geojson = GeoJSON
export-geojson-lead = For uMap and any other map.
export-geojson-whole = GeoJSON, with those without coordinates
export-geojson-whole-lead = Innovations without coordinates are in it too, without a point.
export-umap = CSV for uMap
export-umap-lead = A table that uMap takes as it is.
export-gogocarto = GoGoCarto
export-gogocarto-lead = An address that GoGoCarto reads again from time to time.
export-placed = { $n ->
    [one] { $n } innovation has coordinates.
   *[other] { $n } innovations have coordinates.
}
export-unplaced = { $n ->
    [one] { $n } innovation has none and is not on the map.
   *[other] { $n } innovations have none and are not on the map.
}
export-place-lead = A place may hold coordinates (48.39, -4.49), a geo: address or an OpenStreetMap link. No map service is asked.
export-mediawiki = MediaWiki
export-mediawiki-lead = To paste into an empty page.
export-dokuwiki = DokuWiki
export-dokuwiki-lead = To paste into an empty page.
export-yeswiki = YesWiki
export-yeswiki-lead = To paste into an empty page.
export-bazar-form = Bazar form
export-bazar-form-lead = To paste into the definition of a YesWiki form, before the CSV.
export-bazar = CSV for Bazar
export-bazar-lead = To import into this form: one sheet for each innovation.
export-atom = Atom feed
export-atom-lead = The innovations, in a feed reader.
export-ics = Calendar (ICS)
export-ics-lead = The dated actions, in a calendar.
export-dated = { $n ->
    [one] { $n } action has a date.
   *[other] { $n } actions have a date.
}
export-undated = { $n ->
    [one] { $n } action has no date that can be read and is not in the calendar.
   *[other] { $n } actions have no date that can be read and are not in the calendar.
}
export-zip = Complete archive
export-zip-lead = All these files, a page to open without a network and the list of checksums.
export-recipe = Recipe (TOML)
export-recipe-lead = The agenda alone, without anybody’s words: to do the workshop again elsewhere, or to adapt it.
export-print = Notes to print
export-print-lead = On A4, with page numbers; your browser makes a PDF of them.
export-print-go = Print, or save as PDF
export-print-back = Other formats
export-pdf = Notes as PDF
export-pdf-lead = The same as one file, made by this server: on A4, readable by a screen reader.
pdf-missing = Some signs could not be drawn in this file: read them at the address of the notes.
export-subject = Subject
export-message = Message
export-copy-subject = Copy the subject
export-copy-message = Copy the message
export-copied = Copied
archive-files = Files of this archive
archive-journal = What happened, in order, for machines
import-title = Import an exported workshop
import-file = JSON file of Collecte
import-copy = Make a copy of it, another workshop
import-copy-hint = Without it, it is the same workshop: this server takes it once, and exports from another machine are merged into it.
import-go = Import

## handover

handover-title = Hand the notes over to a pad
handover-lead = An Etherpad or a HedgeDoc of your organisation receives the notes as they are now. A pad in which somebody has written since is never replaced: the notes then go beside it, into a new version.
handover-engine = Software of the pad
handover-etherpad-hint = With an API key, or an OAuth client for Etherpad 2.
handover-hedgedoc2-hint = With an access token, to be made in your HedgeDoc profile.
handover-hedgedoc1-hint = Without a key. Each time makes a new note: this version cannot change one.
handover-server = Address of the server
handover-server-hint = For example https://pad.example.org
handover-pad = Name of the pad
handover-pad-hint = Letters, digits and dashes; 44 signs at most. HedgeDoc 1 chooses its own.
handover-key = API key, or access token
handover-key-hint = Used this once, then forgotten: it is kept nowhere.
handover-client-title = Etherpad 2 with an OAuth client
handover-client = Id of the client
handover-client-hint = The one in the settings of your Etherpad, with the right “client_credentials”.
handover-secret = Secret of the client
handover-key-forgotten = Forgotten afterwards, like the key.
handover-try = Try without writing
handover-send = Hand the notes over
handover-read = Read what changed
handover-try-title = What would happen
handover-would-create = The notes would go into a new pad, “{ $pad }”.
handover-would-replace = The pad “{ $pad }” is as we left it: the new notes would take the place of the old ones.
handover-would-make = The notes would go into a new note.
handover-kept = The pad “{ $pad }” exists and holds something else, or somebody has written in it since: it stays as it is.
handover-changes-title = What changed in the pad
handover-unchanged = Nothing changed.
handover-added = Added:
handover-removed = Taken away:
handover-more = { $n ->
    [one] And { $n } more line, to be read in the pad.
   *[other] And { $n } more lines, to be read in the pad.
}
handover-before = Handed over already
handover-copy-title = Copy for Framapad
handover-copy-open = Open a pad, on Framapad or elsewhere.
handover-copy-press = Press the button: all the notes are copied, with their lists and bold titles.
handover-copy-paste = Paste them into the pad (Ctrl + V).
handover-copy-expires = A pad of Framapad disappears after a while without changes, often a month. The notes here stay until the date of their deletion.
handover-copy-go = Copy the notes
handover-copy-failed = Your browser does not want to copy. The notes are selected: copy them with Ctrl + C.

## csv: headings of the table for people

csv-number = No.
csv-id = Identifier
csv-section = Part
csv-round = Step
csv-kind = Kind
csv-note = Free note
csv-text = Text
csv-what = What people do there
csv-place = Place
csv-tie = Link with it
csv-who = Who
csv-due = By when
csv-sub-question = Sub-question
csv-name = Name
csv-headline = Group
csv-gesture = What it asks of us
csv-merged = Merged into no.
csv-support = Support
csv-channel = Came in
csv-contributions = Contributions
csv-licence = Licence
csv-credit = Credit
csv-address = Address

## sheet: the printed A4 join sheet

sheet-title = Join the workshop
sheet-wifi = 1. The Wi-Fi
sheet-wifi-name = Network: { $ssid }
sheet-wifi-password = Password: { $password }
sheet-workshop = 2. The workshop
sheet-scan = Point your phone’s camera at this square
sheet-or-type = or type this address:
sheet-code = Workshop code
sheet-step-scan = Scan the code, or type the address.
sheet-step-name = Give a first name, a nickname, or nothing.
sheet-step-write = Write: that is all. No account, no app.
sheet-no-phone = No phone? Ask for a paper card.
sheet-no-internet = If your phone says “no internet”, choose “stay connected”.
sheet-mobile-data = If the page does not open, switch mobile data off.
sheet-licence = Contributions are published under { $licence }.
sheet-qr = QR code that opens the workshop on { $address }
sheet-qr-wifi = QR code that joins the room’s Wi-Fi
sheet-tents = Table tents
sheet-tents-lead = Cut in four, then fold each tent along the dots.
sheet-print = Print this sheet

## refusals: why something was not done, and what to do (refusal-<code>)

refusal-round-closed = This round is closed. Your text is kept here; ask the facilitator to reopen the round.
refusal-round-not-open = This step is not open yet. Keep your text, you can send it soon.
refusal-not-allowed = Your role does not allow this. Ask the facilitator.
refusal-too-long = This text is too long. Shorten it or send it in several parts.
refusal-empty = There is nothing to send. Write a few words, then send.
refusal-unknown-round = This step no longer exists. Refresh the page to see the present step.
refusal-unknown-contribution = This contribution no longer exists. It may have been withdrawn.
refusal-unknown-group = This group no longer exists. Choose another one.
refusal-unknown-seat = We cannot find this person. Join the workshop again, with your key if you have it.
refusal-unknown-link = This link no longer exists or was revoked. Ask the facilitator for a new one.
refusal-id-taken = This message bears the number of another one. Refresh the page, then send again.
refusal-nameless = An action needs a name. At the foot of the page open “Me”, give a first name or a nickname, save it, then take the action on again.
refusal-full = The workshop is full. Ask the facilitator, or share a neighbour’s phone.
refusal-too-many = You have already given all your contributions for this step. Edit one, or withdraw one first.
refusal-not-your-turn = It is not your turn yet. Your text is kept: share it when your turn comes.
refusal-already-withdrawn = This contribution is already withdrawn. There is nothing more to do.
refusal-window-over = The withdrawal period is over. You can still remove your name, or write to the facilitator.
refusal-bad-field = This field is not filled in as expected. Correct it, then send again.
refusal-unknown-field = This message has an unknown field. Refresh the page, then send again.
refusal-bad-frame = This message could not be read. Refresh the page, then send again.
refusal-wrong-code = No workshop has this code. Check it on the wall or with the facilitator.
refusal-wrong-key = This key opens no place in this workshop. Check it, or ask the facilitator for a new one.
refusal-key-taken = This key is already taken. Try again, you will be given another one.
refusal-removed = You were removed. What you wrote is not deleted; you may ask to come back.
refusal-workshop-ended = The workshop is over: nothing more can be added. You can read the notes.
refusal-nothing-to-undo = There is nothing to undo.
refusal-not-a-group-round = This step has no groups. Open a grouping step first.
refusal-too-large = What you sent is too large. Shorten it, or send it in several parts.
refusal-slow-down = One moment: too many tries from the same place. Wait a minute, then try again.
refusal-too-many-files = One moment: many files came from the same place. Wait a few minutes, then choose this file again.
refusal-unknown-command = This action is unknown. Refresh the page, then try again.
refusal-bad-file = This file cannot be read. Choose a JSON file exported by Collecte.
refusal-no-recipe = Your recipe is missing: choose a file, paste its text, or take a recipe of the list.
refusal-bad-recipe = This recipe cannot be read. Mend the line that is named, then try again.
refusal-not-found = This page does not exist, or no longer. Check the address, or start again from the home page.
refusal-no-pdf = This server makes no PDF. Open the notes to print: your browser will save them as a PDF.
refusal-other-site = This was sent by a page of another site: nothing was done. Open the address of the workshop, then send again.
refusal-confirm-code = This is not the code of this workshop: nothing was deleted. Go back and type the code as it is shown.
refusal-bad-json = This file is not a JSON export of Collecte, or it is not whole. Export the workshop again, then choose that file.
refusal-unknown-format = This file comes from another version of Collecte. Update this server, then try again.
refusal-unknown-code = Collecte does not know one of the words of this file. Correct it, or export the workshop again.
refusal-bad-id = A number in this file is badly written. Correct it, or export the workshop again.
refusal-id-twice = Two things in this file have the same number. Keep one of them, or export the workshop again.
refusal-unknown-id = This file refers to something that is not in it. Put that back, or export the workshop again.
refusal-bad-rank = The place of something in this file is badly written. Correct it, or export the workshop again.
refusal-merged-in-circles = Contributions of this file are merged in a circle. Undo one of these mergers, or export the workshop again.
refusal-bad-text = A text of this file is empty or too long. Correct it, then choose the file again.
refusal-over-limit = This file holds more than a workshop can keep. Take some of it out, then choose the file again.
refusal-pad-address = This is not the address of a pad server. Copy it from the address bar, without the name of the pad.
refusal-pad-https = This address is not encrypted, and the key would travel in the clear. Use an address with https://.
refusal-pad-private = This address is in a private network, and this server does not go there. Whoever runs the server can allow it (--private-pads).
refusal-pad-name = This name of a pad does not do. Write a few letters or digits, 44 at most.
refusal-pad-key-missing = This software wants a key. Ask whoever runs the pad server for it.
refusal-pad-key = The pad server refuses this key. Check it, then try again.
refusal-pad-unreachable = No server answers at this address. Check it, or try again later.
refusal-pad-slow = The pad server takes too long to answer. Try again later.
refusal-pad-odd = The answer is not one of this pad software. Check the address and the software you chose.
refusal-pad-too-long = The notes are longer than this server takes. Copy them by hand, or ask for a higher limit.
refusal-pad-no-name = Somebody has written in each version of this pad. Choose another name.
refusal-pad-gone = This pad is no longer on its server. Hand the notes over again.
refusal-pad-never = Nothing has been handed over to this pad yet. Hand the notes over first.
refusal-pad-refused = The pad server refused, in these words:
refusal-store = It cannot be stored at the moment. Your text is kept here; try again in a little while.
refusal-other = This could not be done. Refresh the page, then try again.
refusal-not-ended = The workshop is not over: end it first.
refusal-other-workshop = This file is another workshop’s. Nothing was changed.
refusal-already-here = This workshop is on this server already. To merge this file into it, open its facilitator’s page, then “Bring in”; or tick “make a copy of it”.
refusal-table-empty = This table has no line below its headings.
refusal-table-no-text = No column is called “text”. The first line must have the headings of the columns.
refusal-table-too-long = This table has more than 2,000 lines. Cut it into several files.
refusal-table-broken = This table cannot be read: perhaps a quotation mark is opened and never closed.

## errors: pages that say what went wrong

err-title = Something went wrong
err-home = Back to the home page

## privacy: the notice on personal data

privacy-who-title = Who is responsible?
privacy-who = The organisation that runs the workshop decides on its purpose and answers for your data. It keeps the server, or somebody keeps it for them.
privacy-what-title = What is kept
privacy-what-words = What you contribute, its earlier wordings, your support and your answers.
privacy-what-name = The first name or nickname you give, if you give one. No account, no e-mail, no number.
privacy-what-anonymous = In an anonymous step, nothing in the database ties your words to you: only your phone can still edit them.
privacy-what-not = Your IP address is not recorded with what you write. No page asks anything of another server.
privacy-long-title = For how long
privacy-long = { $n ->
    [one] { $n } day after its creation, the workshop is erased from this server, whole. The facilitator may erase it earlier.
   *[other] { $n } days after its creation, the workshop is erased from this server, whole. The facilitator may erase it earlier.
}
privacy-cookies-title = On your device
privacy-cookies-place = One necessary cookie keeps your place in the workshop; another one, for the team, keeps its role.
privacy-cookies-look = Three cookies keep your language, text size and colours, if you choose them.
privacy-cookies-draft = Your drafts, and what waits for the network, stay in your browser until they are sent.
privacy-licence-title = Publication and withdrawal
privacy-licence = { $n ->
    [one] What is shared is published under the licence announced at the door. During the workshop and { $n } hour after it, you can edit it, take your name off or withdraw it. Later, copies made under a free licence cannot be called back.
   *[other] What is shared is published under the licence announced at the door. During the workshop and, unless the recipe says otherwise, { $n } hours after it, you can edit it, take your name off or withdraw it. Later, copies made under a free licence cannot be called back.
}
privacy-rights-title = Your rights
privacy-rights = You can ask the organisation to see, correct or erase your data, and complain to the data protection authority.

## accessibility: the statement

access-aim = Collecte aims at level AA of RGAA 4.1 and of WCAG 2.2.
access-state = It has not been audited yet: its rate of conformity is not known. What follows is our own assessment.
access-done-title = What is there for you
access-done-keyboard = Everything can be done by keyboard, grouping included; no gesture is the only way.
access-done-reader = Every field has a name, every error is told in words, changes are announced without interrupting you, except when it is your turn.
access-done-sight = Text up to 180 %, light or dark colours, higher contrast; nothing is told by colour alone.
access-done-time = No clock cuts anybody off or erases a text; one more minute is always possible.
access-done-script = The pages work without JavaScript; they then have to be refreshed.
access-gaps-title = What is missing
access-gaps-audit = No full audit by somebody else.
access-gaps-people = No regular testing yet with people who use a screen reader.
access-gaps-breton = No interface in Breton, and no easy-to-read version.
access-contact-title = An obstacle?
access-contact = Tell the facilitator during the workshop, or the organisation that invited you: you will get an answer, and somebody will write for you if you wish.
access-appeal = Without a satisfying answer, you can turn to the ombudsman (in France, the Défenseur des droits).

## net: the state of the connection

net-online = Online
net-off = Offline: what you write is kept and will be sent when the network is back.
net-on = Back online. Everything is sent.
net-late = No answer in time: it was not done. Try again.
net-full = This phone cannot keep anything more: leave the page open until it is sent.
net-queue = Waiting:
net-simple = Simplified connection
net-retry = Try again
net-new-version = New version: refresh
net-no-script = This page works without JavaScript; refresh it to see what is new.

## licence: words of the licences (short names are the same in every language)

licence-cc-by-sa = Creative Commons Attribution-ShareAlike 4.0
licence-cc-by = Creative Commons Attribution 4.0
licence-cc0 = Creative Commons Zero 1.0
licence-cc-by-sa-lead = Anybody may reuse it, giving credit, and sharing alike.
licence-cc-by-lead = Anybody may reuse it, giving credit.
licence-cc0-lead = Anybody may reuse it, without any condition.

## terminal: what the program says while it starts and stops

terminal-here = On this computer:
terminal-phones = On phones in the same network:
terminal-public = On phones:
terminal-others = Other possible addresses:
terminal-none = No address for phones was found: connect this computer to the room’s Wi-Fi or to a phone’s hotspot; the address will appear here.
terminal-only-here = The server listens on this computer only: phones cannot reach it.
terminal-hotspot = iPhone hotspot: 13 devices at most
terminal-data = Data:
terminal-test = Can a phone reach you? Try it on this page:
terminal-lan = No internet here: this computer is the room. If a phone says “no internet”, choose “stay connected”; if the page does not open, switch off its mobile data.
terminal-lan-wifi = Connect this computer and the phones to the same Wi-Fi. Its QR code is shown once you give its name: with --wifi and --wifi-password, or in the settings of the workshop.
terminal-moved = The network has changed.
terminal-stop = To stop: Ctrl+C
terminal-stopping = Stopping…
terminal-stopped = Stopped. Everything is saved.
terminal-port-moved = Port { $asked } is taken: the server uses port { $used }.
terminal-scan = Or scan this code with a phone:
terminal-first-start = First start: folder and secrets created.
terminal-backup-done = Copied: { $log } and { $secret }. Keep both together, in a safe place.
terminal-restore-done = The data are in place in { $path }.

## start: why the program cannot start

start-runtime = The server could not start.
start-folder = The data folder { $path } cannot be created or read. Choose another one with --data.
start-in-use = The data folder { $path } is already used by another running Collecte. Stop it, or choose another folder with --data.
start-secret-unreadable = The secret file { $path } cannot be read or written. Check who owns it and its access rights.
start-secret-damaged = The secret file { $path } is damaged: it is not 32 bytes long. Put back the one of a backup; without it, the links already given no longer work.
start-port-busy = The address { $address } is already taken by another program. Choose another port with --listen.
start-ports-busy = Ports { $first } to { $last } are all taken. Choose another one with --listen.
start-port-forbidden = This account may not use the address { $address }. Choose a port above 1024 with --listen.
start-listen = Cannot listen on { $address }.
start-cause = Cause: { $cause }
start-data-read-only = The data in { $path } cannot be written: it is read-only, or belongs to another account.
start-data-full = The disk that holds { $path } is full. Make room, then start again.
start-data-not-ours = { $path } is not a file of Collecte, or its beginning is destroyed. Nothing was changed. Put a backup in its place, or choose another folder with --data.
start-data-damaged = { $path } is damaged. Nothing was changed. Put a backup in its place.
start-data-occupied = { $path } exists already. Move it away first.
start-data-newer = The data in { $path } comes from a newer version of Collecte. Install it to open them.

## help: --help

help-about =
    Runs a collecte workshop live: phones, laptop, wall and shared notes, from one program.
    Without a command, starts the server.
help-usage = Usage:
help-usage-serve = collecte [OPTIONS] [COMMAND]
help-usage-backup = collecte backup [OPTIONS] <FILE>
help-options = Options:
help-arguments = Arguments:
help-commands = Commands:
help-value-folder = FOLDER
help-value-address = ADDRESS
help-value-url = URL
help-value-lang = LANGUAGE
help-value-file = FILE
help-public-url = Public address of the server, when phones reach it by a domain name, such as https://atelier.example.org (variable COLLECTE_PUBLIC_URL)
help-lan = The computer is the room, without internet (variable COLLECTE_LAN; found by itself when no route leads out)
help-wifi = Name of the room’s Wi-Fi, for its QR code (variable COLLECTE_WIFI; a workshop may give another one)
help-wifi-password = Password of this Wi-Fi (variable COLLECTE_WIFI_PASSWORD)
help-backup-to = Folder or key to copy everything to, as soon as something has changed (variable COLLECTE_BACKUP_TO)
help-backup-every = Seconds between two copies (variable COLLECTE_BACKUP_EVERY; { $seconds } by default)
help-value-name = NAME
help-value-password = PASSWORD
help-value-seconds = SECONDS
help-metrics = Where the operator reads figures (/metrics, for Prometheus): address and port, or a port of this machine alone; nowhere without this option (variable COLLECTE_METRICS)
help-private-pads = Allow notes to be handed over to pads of a private network, and over http:// (variable COLLECTE_PRIVATE_PADS=1)
help-plain-sockets = Serve all connections by the WebSocket library, without the fast path (variable COLLECTE_PLAIN_SOCKETS)
help-help = Show this help
help-version = Show the version
help-backup = Copy all workshops into a file, even while the server runs
help-backup-file = File to write or to replace
help-usage-restore = collecte restore [OPTIONS] <FILE>
help-restore = Put a copy back into an empty data folder while the server is stopped
help-restore-file = Copy, or folder of copies of which the newest is read; its secret must be beside it, in .secret
help-data = Folder of the workshops and secrets, created when missing (variable COLLECTE_DATA; default { $folder })
help-listen = Address and port to listen on, or the port alone (variable COLLECTE_LISTEN; default { $address }, or a port nearby when it is taken)
help-lang = Language of the terminal and of the default pages: { $codes } (variable COLLECTE_LANG; otherwise the system’s)
help-rehearse = Fill a workshop with simulated people
help-rehearse-recipe = Recipe to play (the first by default): { $recipes }
help-rehearse-fast = Play as fast as possible
help-rehearse-server = Address of the server where the workshop is made (default { $address })
help-rehearse-link = Facilitator’s link of an existing workshop, to play there instead of making one
help-usage-rehearse = collecte rehearse [OPTIONS]
help-value-recipe = RECIPE
help-value-link = LINK

## misuse: a command line that was not understood

misuse-file-missing = The name of the file to write is missing
misuse-help = For the list of options: collecte --help
misuse-option = Unknown option: { $option }
misuse-command = Unknown command: { $command }
misuse-suggestion = Did you mean { $suggestion }?
misuse-value-missing = A value is missing after { $option }
misuse-twice = { $option } is given twice
misuse-other = The command line was not understood: { $detail }
misuse-listen = { $option } needs an address and a port such as 0.0.0.0:8080, or a port alone such as 8080; got “{ $value }”
misuse-public-url = { $option } needs a complete address without a path, such as https://atelier.example.org; got “{ $value }”
misuse-lang = { $option } needs one of these languages: { $codes }; got “{ $value }”
misuse-wifi = { $option } expects the name of a network, 200 characters at most; --wifi-password needs it
misuse-seconds = { $option } expects a number of seconds, from 1 to 86400; got: “{ $value }”
