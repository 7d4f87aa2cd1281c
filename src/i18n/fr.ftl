### The words of the interface in French: the reference catalogue.
###
### One key per message, in sections; a key `say-send` is the method `say_send` in
### Rust. Every other catalogue has the same keys with the same arguments, or the
### build stops. Arguments `$n`, `$count`, `$n-…` are numbers; all others are text.
### `$group`, `$name`, `$place`, `$text`, `$title` are what people typed.
###
### Typography, checked by a test: U+202F before ; ! ? and U+00A0 before : and
### inside « », the apostrophe ’ and the dots …. To put these spaces into what was
### typed with ordinary ones:
###
###     sed -i -E "/^#/! { s/ ([;!?])/\xE2\x80\xAF\1/g; s/ :( |$)/\xC2\xA0:\1/g; s/« /«\xC2\xA0/g; s/ »/\xC2\xA0»/g; s/'/’/g }" src/i18n/fr.ftl

## language: its name in itself, how it writes dates and numbers, how it writes the first day of a month

language-name = Français
language-locale = fr-FR
language-first-of-month = 1er

## common: words used on several screens

app-name = Collecte
help = Aide
export = Exporter
print = Imprimer l’affiche
back = Retour
cancel = Annuler
save = Enregistrer
edit = Modifier
delete = Supprimer
confirm = Confirmer
close = Fermer
undo = Annuler
undone = C’est annulé.
retry = Réessayer
copy = Copier
copied = Copié
show = Afficher
hide = Masquer
add = Ajouter
yes = Oui
optional = facultatif
required = obligatoire
more = Plus
skip-to-content = Aller au contenu
choose-language = Langue
theme = Couleurs
theme-auto = Comme l’appareil
theme-light = Clair
theme-dark = Sombre
text-size = Taille du texte
text-size-normal = Normale
text-size-large = Grande
text-size-largest = Très grande
facilitator = l’animation
nobody = personne
person-number = Personne { $n }
footer-label = À propos
time-until = jusqu’à { $time }
anonymous = Anonyme
unnamed = Sans nom
by-name = par { $name }
written-for = recueilli pour { $name }
with-colon = { $label } :
counter = { $n } sur { $n-max }
counter-advice = Plus court se lit mieux sur le mur. Rien n’est coupé.
count-contributions = { $n ->
    [one] { $n } contribution
   *[other] { $n } contributions
}
count-present = { $n ->
    [one] { $n } présent
   *[other] { $n } présents
}
count-seconds = { $n ->
    [one] { $n } seconde
   *[other] { $n } secondes
}
count-actions = { $n ->
    [one] { $n } action
   *[other] { $n } actions
}
count-groups = { $n ->
    [one] { $n } regroupement
   *[other] { $n } regroupements
}
count-people = { $n ->
    [one] { $n } personne
   *[other] { $n } personnes
}
count-written = { $n ->
    [one] { $n } personne a écrit
   *[other] { $n } personnes ont écrit
}
count-hidden = { $n ->
    [one] { $n } réponse cachée
   *[other] { $n } réponses cachées
}

## home: the first page

home-title = Collecte, l’atelier en direct
home-lead = Chacun contribue depuis son téléphone, le mur grandit, le compte rendu s’écrit tout seul.
home-join = Rejoindre
home-join-lead = Le code est sur le mur, sur l’affiche, ou à demander à l’animation.
home-lead-title = Animer
home-lead-text = Sans compte ni adresse électronique.
home-free = Logiciel libre, sans publicité ni pistage.
home-accessibility = Accessibilité
home-legal = Données personnelles

## create: a new workshop

create-title = Créer un atelier
create-go = Créer un atelier
create-name = Titre de l’atelier
create-name-hint = Par exemple : Croiser nos savoirs à Brest
create-first-name = Votre prénom (facultatif)
create-place = Lieu
create-date = Date
create-organiser = Organisation
create-recipe = Recette
create-recipe-hint = Une suite d’étapes. Vous pourrez tout changer, même pendant l’atelier.
create-own-recipe = Ma recette
create-own-recipe-hint = Un fichier TOML, ou son texte, à donner juste dessous.
create-recipe-file = Fichier de la recette (.toml)
create-recipe-text = ou son texte
create-licence = Licence des contributions
create-licence-hint = Elle est annoncée à chaque personne avant son premier mot.
create-retention = Durée de conservation
create-retention-date = Tout sera effacé le { $date }.
create-wifi = Wi-Fi de la salle (facultatif)
create-wifi-name = Nom du réseau
create-wifi-password = Mot de passe du réseau
create-wifi-hint = Pour imprimer un second QR code sur l’affiche.
recipe-summary = { $n-steps ->
    [one] { $n-steps } étape, { $n-minutes } minutes
   *[other] { $n-steps } étapes, { $n-minutes } minutes
}
created-title = Votre atelier est prêt
created-keep = Gardez ces liens : chacun ouvre un rôle, sans mot de passe.
created-start = Commencer
created-open = Ouvrir la page d’animation
created-code = Code à dire à voix haute
link-copy = Copier le lien
link-revoke = Révoquer ce lien
link-revoke-sure = Le révoquer ? Qui s’en sert perdra ce rôle.
link-revoked = Ce lien ne s’ouvre plus.
link-renew = Créer un nouveau lien
link-role = Rôle
link-for = Pour qui ? (facultatif)
link-address = Adresse du lien
link-qr = QR code pour un autre appareil
link-secret = Qui a ce lien a ce rôle : ne le projetez pas.
role-facilitator = Animation
role-co-facilitator = Co-animation
role-scribe = Prise de notes
role-participant = Participation
role-projector = Vidéoprojecteur
role-facilitator-lead = Ouvre et clôt les étapes, donne la parole, décide de tout.
role-co-facilitator-lead = Fait tout ce que fait l’animation, sauf supprimer l’atelier.
role-scribe-lead = Écrit pour les personnes qui parlent et prend les notes.
role-projector-lead = Montre le mur, ne peut rien changer.

## recipe: what is wrong with somebody’s own recipe (recipe-sort-<sort>)

recipe-wrong-at = Ligne { $line }, « { $key } » : { $wrong }
recipe-wrong-not-toml = ce n’est pas du TOML. Détail, en anglais : { $detail }
recipe-wrong-missing = cette clé manque.
recipe-wrong-unknown-key = cette clé n’existe pas ici. Clés possibles : { $list }.
recipe-wrong-sort = il faut { $sort }.
recipe-wrong-not-one-of = il faut l’un de ces mots : { $list }.
recipe-wrong-not-between = il faut un nombre entier de { $n-least } à { $n-most }.
recipe-wrong-empty = il faut des mots.
recipe-wrong-too-long = { $n } signes au plus.
recipe-wrong-too-many = pas plus de { $n }.
recipe-wrong-not-a-name = il faut un nom court : lettres a à z, chiffres et tirets.
recipe-wrong-twice = ce nom sert déjà.
recipe-wrong-not-earlier = il faut la clé d’une étape précédente.
recipe-sort-text = un texte entre guillemets droits
recipe-sort-sentence = une phrase par langue, comme title.fr
recipe-sort-language = une langue en deux lettres, comme fr
recipe-sort-yes-no = true ou false
recipe-sort-list = une liste entre crochets
recipe-sort-step = une étape, qui commence par [[step]]
recipe-sort-collects = ce qui est recueilli, comme collects.kind, ou false
recipe-sort-turn = la façon de parler à tour de rôle, comme turn.order, ou false

## join: entering a workshop

join-title = Rejoindre un atelier
join-code = Code de l’atelier
join-code-hint = Cinq signes. Majuscules et espaces ne comptent pas.
join-name = Votre prénom (facultatif)
join-name-hint = Un prénom, un surnom, ou rien.
join-go = Rejoindre
join-agree = J’ai compris, je participe
join-comfort = Langue et taille du texte
join-two = Vous êtes deux sur ce téléphone ? Vous ajouterez l’autre personne juste après.
join-second-name = Prénom de la deuxième personne
join-add-person = Ajouter une personne sur ce téléphone
join-return = J’ai déjà une clé
join-return-lead = Batterie vide, autre téléphone ? Retrouvez votre place avec votre clé.
join-key = Votre clé
join-key-hint = Un mot et un nombre, par exemple goéland-42.
join-key-go = Retrouver ma place
key-yours = Votre clé : { $key }
key-what-for = Notez-la : elle vous rend votre place sur un autre téléphone.
data-title = Qui voit quoi ?
data-seen = Ce que vous partagez est vu par la salle, avec le nom que vous donnez ici, ou sans nom.
data-kept = Seulement vos mots et ce nom, jusqu’au { $date }. Ni compte, ni courriel, ni pistage.
data-licence = Publié ensuite sous licence { $licence } ; vous pouvez retirer vos mots ou votre nom avant.
data-child = Avant 15 ans, demandez l’accord d’un parent.

## lobby: before the first step

lobby-hello = Bienvenue
lobby-hello-name = Bienvenue, { $name }
lobby-wait = Vous êtes dans l’atelier. Nous allons bientôt commencer.
lobby-arrived = { $n ->
    [one] { $n } personne arrivée
   *[other] { $n } personnes arrivées
}
lobby-rename = Changer mon nom

## phone: taking part

phone-present-step = Étape { $n } : { $title }
phone-step-of = Étape { $n } sur { $n-total }
phone-time-over = Le temps est écoulé, terminez tranquillement.
phone-past-steps = Étapes précédentes
phone-whose = Pour qui ?
phone-me = Moi
phone-mine = Les miennes ({ $n })
phone-all = Toutes ({ $n })
phone-newest = Les { $n } dernières.
phone-follow-wall = Suivez le mur.
phone-your-turn-title = À vous !
say-send = Envoyer
say-share = Partager
say-pending = En attente d’envoi
say-edit = Modifier cette contribution
say-withdraw = Retirer cette contribution
say-withdraw-sure = La retirer ? Elle disparaîtra du mur et du compte rendu.
say-unname = Retirer mon nom
say-rename = Remettre mon nom
say-left = Il vous en reste { $n } à écrire.
say-none-left = Vous avez tout donné pour cette étape, merci.
say-example = Par exemple : { $text }
draft-kept = Brouillon gardé sur ce téléphone.
draft-share-at-turn = Votre brouillon sera partagé quand vous le direz, à votre tour.
hidden = Chacun écrit d’abord : les réponses restent cachées jusqu’à ce qu’on les montre.
revealed = Les réponses sont affichées.
seen-by-author = Vu par vous seulement
round-closed = Tour clos. Merci à toutes et à tous.
round-not-open = Cette étape n’est pas encore ouverte.
round-read = Lire les contributions

## fields: what is asked in each kind of contribution

field-text = Votre texte
field-action = Que faire ?
field-name = Nom de l’innovation
field-name-hint = Le seul champ nécessaire.
field-what = Ce qu’on y fait
field-where = Où ?
field-where-hint = Une commune, un quartier, un pays.
field-my-link = Mon lien avec elle
field-who = Qui ?
field-when = Pour quand ?
field-when-hint = Une date, ou rien.
field-it-is-me = C’est moi
field-word = Votre mot
field-question = Votre question
field-expectation = Ce que vous attendez
field-viewpoint = Votre phrase
field-key-issue = Votre idée, avec un verbe
field-testimony = Ce qui a été dit
field-observation = Ce que vous voyez
field-said-by = Dit par
field-sub-question = Sous-question

## kind: what an entry is, one and several (kind-<code>, kinds-<code>)

kind-innovation = Innovation
kind-expectation = Attente
kind-key-issue = Enjeu
kind-viewpoint = Regard
kind-question = Question
kind-testimony = Témoignage
kind-remark = Propos
kind-observation = Constat
kind-talk = Exposé
kind-action = Action
kind-word = Mot
kinds-innovation = Innovations
kinds-expectation = Attentes
kinds-key-issue = Enjeux
kinds-viewpoint = Regards
kinds-question = Questions
kinds-testimony = Témoignages
kinds-remark = Propos
kinds-observation = Constats
kinds-talk = Exposés
kinds-action = Actions
kinds-word = Mots

## tie: the author's link to an innovation, and by which way an entry came in

tie-mine = J’en suis
tie-known = Je la connais
tie-none = Sans précision
channel-phone = par téléphone
channel-scribe = noté par l’équipe
channel-paper = carte en papier
channel-import = importé
channel-rehearsal = joué en répétition

## step: kinds of steps (step-<code>) and where a step stands (status-<code>)

step-welcome = Accueil
step-frame = Le cadre
step-silent-writing = Écriture individuelle
step-round-table = Tour de table
step-harvest = Collecte
step-wall-reading = Lecture du mur
step-talk = Exposé
step-discussion = Discussion
step-grouping = Regroupement
step-naming = Nommer
step-read-back = Relecture
step-actions = Premiers pas
step-pause = Pause
step-closing = Clôture
status-waiting = à venir
status-open = en cours
status-closed = terminée
status-skipped = sautée

## order: of a go-round (order-<code>)

order-arrival = Ordre d’arrivée
order-seat = Ordre des places
order-drawn = Tirage au sort
order-reverse = Ordre inverse
order-fewest-turns = D’abord qui a le moins parlé
order-chosen = Choisi par la personne qui parle

## visible: when others may read, and whether names are shown (visible-<code>, names-<code>)

visible-live = Vu tout de suite par toute la salle
visible-later = Caché jusqu’à ce que la personne parle ou que l’animation révèle
names-shown = Avec les noms
names-hidden = Sans les noms
names-anonymous = Étape anonyme : le nom n’est pas enregistré.

## rules: the ground rules

rules-agree = D’accord
rules-licence = Ce que nous partageons ici sera publié sous licence { $licence }.
licence-read = Lire la licence
rules-may-pass = On écoute, on ne juge pas, on peut passer.

## turn: the round-table

turn-mine = C’est à vous
turn-mine-name = C’est à { $name }
turn-next = Vous êtes ensuite
turn-in = { $n ->
    [one] Encore { $n } personne avant vous
   *[other] Encore { $n } personnes avant vous
}
turn-pass = Je passe
turn-later = Plus tard
turn-more-time = +1 min
turn-done = J’ai fini
turn-passed = Vous avez passé. On vous reproposera à la fin.
turn-passed-final = Vous avez passé, merci.
turn-other = La parole est à { $name }
turn-after = Ensuite : { $name }
turn-say-it = Dites-le de vive voix et, si vous voulez, notez-le ici.
turn-share = Partager
turn-shared = C’est partagé, merci.
turn-over = Le tour est fini. Merci à toutes et à tous.
turn-not-started = Le tour n’a pas commencé.
turn-time-soft = Prenez le temps de finir votre phrase.

## floor: the discussion

floor-ask = Demander la parole
floor-asked = Vous êtes dans la file.
floor-leave = Quitter la file
floor-left = Vous n’êtes plus dans la file.
floor-queue = File de parole
floor-empty = Personne n’attend la parole.
floor-first-time = première prise de parole
floor-first-rule = Qui n’a pas encore parlé passe devant.
floor-notes = Notes de la discussion
floor-support = Moi aussi
support-given = C’est noté
support-undo = Annuler ce soutien
floor-supports = { $n ->
    [one] { $n } soutien
   *[other] { $n } soutiens
}
floor-answered = Répondu

## wall reading

read-wall-bookmark = M’intéresse

## group: grouping and naming

group-new = Nouveau regroupement
group-move = Déplacer vers…
group-moved = Déplacé vers « { $title } ».
group-unsorted = À classer
group-untitled = Sans titre
group-label = { $letter } · { $title }
group-headline = Titre
group-headline-hint = Un mot : « Le temps »
group-gesture = Ce que cela nous demande
group-rename = Renommer
group-remove = Défaire ce regroupement
group-merge = Fusionner avec…
group-merged = Contributions fusionnées ; les deux noms sont gardés.
group-split = Séparer
group-select = Choisir cette carte
group-menu = Actions pour cette carte
group-menu-lead = Flèches pour choisir, Entrée pour déplacer, Échap pour renoncer.
group-drag-hint = Faites glisser, ou M pour le menu.
group-read-only = L’animation déplace les cartes : dites à voix haute ce qui va ensemble.

## read-back: consent

read-back-fine = Ça me va
read-back-reserve = Une réserve
read-back-reserve-label = Votre réserve
read-back-pass = Je passe
read-back-said = C’est noté, merci. Vous pouvez changer d’avis.
read-back-count-fine = { $n ->
    [one] { $n } personne est d’accord
   *[other] { $n } personnes sont d’accord
}
read-back-count-reserves = { $n ->
    [one] { $n } réserve
   *[other] { $n } réserves
}

## actions

action-choose = Choisir un pas proposé
action-no-owner = cherche une personne
action-by = par { $name }
action-when = pour le { $date }

## close: the end

word-lead = Un mot, un seul. On peut passer.
ended = L’atelier est terminé. Merci !
ended-short = Terminé
ended-notes = Lire le compte rendu
ended-own = Vos contributions
ended-window = Vous pouvez les modifier, retirer votre nom ou les retirer jusqu’au { $date }.
ended-keep-copy = Garder une copie
deleted = L’atelier a été supprimé, avec tout ce qui s’y trouvait.
kicked = Votre participation a été interrompue. Vos contributions ne sont pas supprimées ; l’animation a pu les masquer.

## desk: the facilitator's laptop

desk-title = Animation
desk-agenda = Déroulé
desk-code = Code { $code }
desk-people = Personnes présentes
desk-wall = Mur
desk-sheet = Affiche
desk-pad = Compte rendu
desk-links = Liens et rôles
desk-settings = Réglages
desk-open = Ouvrir
desk-reopen = Rouvrir
desk-close-step = Clore
desk-skip = Sauter
desk-reveal = Révéler
desk-reveal-lead = Montrer maintenant toutes les réponses à la salle.
desk-pause = Mettre en pause
desk-resume = Reprendre
desk-minute-more = +1 min
desk-time-start = Lancer le temps
desk-time-stop = Arrêter le temps
desk-step-add = Ajouter une étape
desk-step-title = Titre de l’étape
desk-step-prompt = Consigne
desk-step-kind = Type d’étape
desk-step-up = Monter
desk-step-down = Descendre
desk-entries = Contributions
desk-entry-hide = Masquer partout
desk-entry-hidden-mark = masquée
desk-entry-show = Montrer de nouveau
desk-entry-to-wall = Montrer sur le mur
desk-person-add = Ajouter une personne sans téléphone
desk-person-name = Prénom ou surnom
desk-person-rename = Renommer
desk-person-remove = Retirer de l’atelier
desk-person-remove-hide = Retirer, et masquer tout ce qui a été dit
desk-person-remove-sure = Retirer { $name } ? Rien n’est annoncé à la salle. Ses contributions restent affichées, ou sont masquées toutes ensemble. La personne pourra demander à revenir, et tout peut être rétabli.
desk-person-readmit = Laisser revenir
desk-person-readmit-hidden = { $n ->
    [one] Laisser revenir, sans réafficher sa contribution
   *[other] Laisser revenir, sans réafficher ses { $n } contributions
}
desk-person-restore = { $n ->
    [one] Laisser revenir, et réafficher sa contribution
   *[other] Laisser revenir, et réafficher ses { $n } contributions
}
desk-person-key = Clé de { $name } : { $key }
desk-person-away = pas en ligne en ce moment
desk-person-phone = téléphone
desk-person-shared = téléphone partagé
desk-person-paper = sans téléphone
desk-turn-start = Commencer le tour
desk-turn-next = Suivant
desk-turn-give = Donner la parole
desk-turn-later = Remettre à la fin
desk-turn-order = Ordre du tour
desk-turn-waiting = { $n ->
    [one] encore { $n } personne
   *[other] encore { $n } personnes
}
desk-turn-passed = Ont passé
desk-turn-extend = +15 s
desk-floor-note = Note de séance
desk-wall-scene = Ce que montre le mur
desk-wall-follow = Suivre l’étape en cours
desk-wall-blank = Éteindre le mur
desk-wall-unblank = Rallumer le mur
desk-wall-open = Ouvrir le mur dans une fenêtre
desk-wall-size = Taille de la salle
desk-undo = Annuler la dernière action
desk-done-by = { $name } : { $text }
desk-keyboard = Raccourcis du clavier
desk-key-next = J, K : carte suivante, précédente
desk-key-group = 1 à 9 : mettre la carte dans ce regroupement
desk-key-menu = M : menu de déplacement
desk-key-new = N : nouveau regroupement
desk-key-undo = Z : annuler
desk-ready = Avant de commencer
desk-ready-phone = Un téléphone a joint la page
desk-ready-no-phone = Scannez le code avec un téléphone : cette ligne se cochera.
desk-end = Terminer l’atelier
desk-end-sure = Terminer l’atelier ? Chaque personne gardera l’accès au compte rendu.
desk-delete = Supprimer l’atelier
desk-delete-sure = Tout supprimer, pour tout le monde et pour toujours ? Exportez d’abord.
desk-delete-type = Pour confirmer, recopiez le code de l’atelier
desk-erased-on = Effacement prévu le { $date }
desk-backup = Télécharger une sauvegarde
desk-online = { $n } en ligne
desk-not-begun = L’atelier n’a pas encore commencé.
desk-all-done = Toutes les étapes sont passées.
desk-step-next = Étape suivante : { $title }
desk-step-starts = à { $n } min du début
desk-step-lasts = { $n } min
desk-step-menu = Réglages de l’étape « { $title } »
desk-step-takes = Reprend l’étape
desk-step-takes-none = aucune
desk-step-before = Placer avant
desk-step-at-the-end = à la fin
desk-step-take-in = Remettre l’étape
desk-step-page = Ce qui a été dit pendant une étape
desk-drafts = { $n ->
    [one] { $n } brouillon encore privé
   *[other] { $n } brouillons encore privés
}
desk-draft-mark = pas encore partagée
desk-hidden-cards = Masquées ({ $n })
desk-answered-not = Pas encore répondu
desk-card-page = Une contribution
desk-card-unname = Retirer le nom
desk-move-here = Déplacer
desk-move-left = Vers la gauche
desk-move-right = Vers la droite
desk-journal = Derniers gestes
desk-did-moved = « { $text } » déplacé vers « { $title } »
desk-did-moved-many = { $n ->
    [one] { $n } carte déplacée vers « { $title } ».
   *[other] { $n } cartes déplacées vers « { $title } ».
}
desk-did-made = Regroupement « { $title } » créé.
desk-did-dissolved = Regroupement « { $title } » défait.
desk-did-named = Regroupement nommé « { $title } ».
desk-did-ranked = Regroupement « { $title } » changé de place.
desk-did-split = Contributions séparées.
desk-turn-first = En premier
desk-turn-nobody = Personne n’a la parole.
desk-turn-done = A fini
desk-turn-pass = A passé
desk-floor-remove = Retirer de la file
desk-floor-add = Ajouter à la file
desk-say-for = Écrire pour { $name }
desk-say-for-somebody = Écrire pour quelqu’un
desk-say-person = De qui ?
desk-say-room = La salle
desk-say-paper = Carte en papier
desk-say-note = Noter
desk-say-testimony = Noter un témoignage
desk-say-talk = Texte de l’exposé
desk-say-other-notes = Autres notes
desk-answers = Réponses
desk-answer-for = Répondre pour quelqu’un
desk-answer-passed = { $n ->
    [one] { $n } personne passe
   *[other] { $n } personnes passent
}
desk-person-page = Personne
desk-person-key-lead = Avec cette clé, la personne retrouve sa place sur un autre téléphone. Dites-la à elle seule.
desk-person-simulated = personne simulée
desk-person-out = Sorties de l’atelier
desk-wall-now = Le mur montre : { $scene }
desk-wall-dark = Le mur est éteint.
desk-wall-quote-stop = Ne plus montrer cette contribution
desk-menu = Conduite de l’atelier
desk-tools = Autres pages
desk-end-undo = Reprendre l’atelier
desk-window = Chaque personne peut relire, modifier ou retirer ses mots jusqu’au { $date }.
desk-rehearse = Répéter avec des personnes simulées
desk-rehearse-pace = Rythme de la répétition
desk-keys = Raccourcis à une touche
desk-key-undone = 0 : remettre à classer
desk-key-help = ? : cette aide

## reach: can a phone come in? (the page of the test, and what the phone sees)

reach-title = Un téléphone peut-il vous joindre ?
reach-lead = Scannez avec un téléphone : cette page le dit dès qu’il est arrivé. À faire la veille, dans la salle.
reach-yes = Un téléphone a joint ce serveur à { $time }.
reach-not-yet = Aucun téléphone n’est encore arrivé.
reach-reload = Actualiser la réponse
reach-scan = Scannez
reach-second = 2. Ce serveur
reach-qr = QR code d’essai, sur { $address }
reach-which = Quelle adresse ?
reach-which-lead = Cet ordinateur est sur plusieurs réseaux. La bonne adresse est celle du réseau des téléphones ; elle vaut pour le mur, l’affiche, les liens et tous les QR codes.
reach-address = Adresse montrée partout
reach-automatic = La plus probable, choisie à chaque changement de réseau
reach-choose = Montrer cette adresse
reach-choose-there = Le choix se fait sur l’ordinateur qui sert, à l’adresse localhost.
reach-lost = Vous aviez choisi { $interface }, qui n’est plus relié : l’adresse la plus probable est montrée en attendant.
reach-fails = Rien ne se passe ? Dans l’ordre :
reach-same-wifi = Le téléphone est-il sur le même Wi-Fi que cet ordinateur ?
reach-mobile-data = Coupez les données mobiles du téléphone, puis scannez de nouveau.
reach-isolated = Un Wi-Fi « invités » sépare souvent les appareils : demandez l’autre réseau, ou apportez un petit point d’accès.
reach-firewall = Le pare-feu de cet ordinateur laisse-t-il entrer ?
reach-firewall-windows = Windows : à la question, autorisez collecte sur les réseaux privés, et déclarez ce Wi-Fi « privé ».
reach-firewall-mac = macOS : Réglages, Réseau, Coupe-feu, Options, puis autorisez collecte.
reach-firewall-linux = Linux : sudo ufw allow { $port }/tcp, ou sudo firewall-cmd --add-port={ $port }/tcp.
reach-hotspot = Partagez la connexion d’un téléphone et reliez-y tout le monde : pour une dizaine d’appareils au plus.
reach-public = Sinon, un serveur en ligne : tout se passe alors par internet.
reach-back = Retour à l’animation
reach-phone-yes = Ce téléphone joint l’atelier
reach-phone-lead = L’animation le voit. Vous pouvez entrer.
reach-phone-here = Cette page est ouverte sur l’ordinateur qui sert : l’essai se fait avec un téléphone.
reach-phone-enter = Entrer dans l’atelier

## copies: what the desk and the terminal say of the copies to a second folder

copies-last = Dernière copie de secours il y a
copies-none = Aucune copie de secours pour l’instant.
copies-gone = La clé n’est plus là : les copies de secours reprendront dès son retour.
copies-full = La clé est pleine : plus de copie de secours.
copies-failed = La copie de secours n’a pas pu se faire ; nouvel essai dans une minute.
copies-going = Copies de secours vers { $folder }
copies-again = Les copies de secours reprennent.

## rehearsal: simulated people

rehearsal-go = Lancer une répétition
rehearsal-lead = Des personnes simulées jouent un atelier entier, par la vraie interface.
rehearsal-mark = Répétition : personnes simulées
rehearsal-human = À un rythme humain
rehearsal-fast = Le plus vite possible
rehearsal-erase = Effacer la répétition
rehearsal-done = Répétition terminée.
rehearsal-begins = Répétition dans l’atelier { $code }. À voir sur le mur : { $url }
rehearsal-lead-link = Ou depuis l’animation : { $url }
rehearsal-arrived = { $n ->
    [one] { $n } personne est là.
   *[other] { $n } personnes sont là.
}
rehearsal-step = Étape { $n } sur { $n-of } : { $step }
rehearsal-sum = { $people }, { $contributions }, { $groups }, en { $seconds }.
rehearsal-refused = { $n ->
    [one] Une demande a été refusée : quelqu’un d’autre animait aussi.
   *[other] { $n } demandes ont été refusées : quelqu’un d’autre animait aussi.
}
rehearsal-failed = La répétition s’est arrêtée : { $detail }
rehearsal-bad-link = Ce n’est pas le lien d’une animation : « { $link } ». Copiez-le depuis la page des liens de l’atelier.
rehearsal-no-tls = La commande ne joue que sur une adresse en http://, comme http://localhost:8080 ; reçu : « { $url } ». Pour répéter derrière un nom de domaine, utilisez le bouton de la page d’animation.
rehearsal-no-recipe = Recette inconnue : « { $recipe } ». Recettes : { $recipes }.
rehearsal-no-server = Aucun serveur ne répond à { $url }. Lancez d’abord collecte, puis recommencez.

## wall: projected

wall-title = Mur
wall-join = Scannez, ou tapez cette adresse et ce code
wall-code = Code
wall-first-wifi = 1. Le Wi-Fi
wall-more = { $n ->
    [one] +{ $n } autre
   *[other] +{ $n } autres
}
wall-speaking = La parole est à
wall-writing = Chacun écrit. Rien n’est montré pour l’instant.
wall-queue = Demandent la parole
wall-back-at = Reprise à { $time }
wall-thanks = Merci à toutes et à tous
wall-notes-here = Le compte rendu est ici
wall-keep-awake = Pensez à désactiver la mise en veille de cet ordinateur.
scene-welcome = Accueil : QR code et code
scene-question = Question et dernières contributions
scene-count = Question et nombre, sans les textes
scene-speaker = Qui parle, qui suit
scene-groups = Regroupements et leurs cartes
scene-headlines = Titres en grand
scene-quotation = Une contribution en grand
scene-actions = Actions
scene-words = Mots
scene-closing = Adresse du compte rendu
scene-pause = Pause
hall-small = Petite salle (5 m)
hall-medium = Salle moyenne (7 m)
hall-large = Grande salle (10 m)

## pad: the generated document

pad-title = Compte rendu
pad-live = Se met à jour tout seul
pad-print = Imprimer, ou enregistrer en PDF
pad-back = Retour à l’atelier
pad-empty = Le compte rendu se remplira avec les premières contributions.
pad-date = Date
pad-place = Lieu
pad-organiser = Organisation
pad-facilitators = Animation
pad-people = { $n ->
    [one] { $n } personne
   *[other] { $n } personnes
}
pad-questions = Questions
pad-reservations = Réserves
pad-passed = { $n ->
    [one] { $n } personne a passé.
   *[other] { $n } personnes ont passé.
}
pad-ungrouped = Hors regroupement
pad-credit = Les participantes et participants de l’atelier « { $title } », le { $date }
pad-licence = Licence : { $licence }
pad-address = Version en ligne : { $address }
pad-erased-on = Effacé de ce serveur le { $date }
pad-made-with = Écrit avec Collecte, logiciel libre

## note: what is written together, one text per round and per group

note-heading = Notes : { $place }
note-step = étape { $n }
note-group = regroupement { $letter }
note-taken-from = tiré de la note « { $place } »
note-save = Enregistrer la note
note-saved = Enregistré
note-saving = Enregistrement…
note-kept = Hors ligne : vos mots sont gardés sur cet appareil et seront ajoutés au retour du réseau.
note-lost = Hors ligne, et cet appareil ne peut rien garder : ne fermez pas cette page.
note-too-long = Cette note est pleine ({ $n } caractères) : les derniers mots ne sont pas enregistrés. Raccourcissez-la.
note-full = Les notes de l’atelier sont pleines : les derniers mots ne sont pas enregistrés. Raccourcissez une note.
note-not-allowed = Vous ne pouvez plus écrire ici : les derniers mots ne sont pas enregistrés. Copiez-les si vous y tenez.
note-gone = Cette note n’est plus affichée : les derniers mots ne sont pas enregistrés.
note-writes = { $names } écrit ici.
note-write = { $names } écrivent ici.
note-somebody = Quelqu’un
note-passage = En faire une contribution
note-passage-text = Passage
note-passage-kind = Nature
note-passage-add = Ajouter
note-closed = Seule l’équipe écrit dans les notes.
note-close = Réserver les notes à l’équipe
note-open = Ouvrir les notes à tout le monde

## pad, to correct: entries and headlines where one reads them

pad-correct = Corriger
pad-corrected = corrigée
pad-corrected-at = corrigée le { $date }
pad-correct-title = Corriger une contribution
pad-correct-lead = Le mur, les téléphones et les exports changent aussitôt.
pad-corrected-done = C’est corrigé.
pad-back-to-notes = Retour au compte rendu
pad-revisions = { $n ->
    [one] { $n } formulation antérieure
   *[other] { $n } formulations antérieures
}

## past: back in time

past-title = Remonter le temps
past-lead = Le compte rendu et le mur, tels qu’ils étaient à un moment de l’atelier. Ce qui est aujourd’hui masqué, retiré ou sans nom l’est à tous les moments ; les phrases corrigées sont dans leurs mots d’aujourd’hui.
past-views = Que regarder
past-now = Compte rendu de maintenant
past-slider = Moment de l’atelier
past-go = Voir ce moment
past-steps = D’un moment à l’autre
past-before = Moment précédent
past-after = Moment suivant
past-place = { $n } sur { $n-all }
past-empty = À ce moment, rien n’était encore écrit.
past-moment = { $date }, pendant « { $title } »
past-moments = Moments marquants
past-opened = Ouverture de « { $title } »
past-revealed = Les réponses de « { $title } » se montrent
past-ended = Fin de l’atelier
past-acts = Ce qui venait d’être fait
past-undone = Un geste annulé
past-play = Lire
past-failed = Ce moment ne peut pas être lu pour l’instant.

## bring: what was gathered elsewhere comes in (bring-column-<column>)

bring-title = Apporter
bring-lead = L’export JSON du même atelier, tenu sur une autre machine : les deux moitiés en font un entier. Ou un tableau de cartes en papier, saisi par le secrétariat. Rien n’est changé avant que vous l’ayez vu.
bring-file = Fichier
bring-file-hint = Un export JSON de Collecte, ou un tableau CSV de cartes.
bring-cards-hint = Un tableau CSV de cartes.
bring-paste = Ou coller le tableau ici
bring-paste-hint = La première ligne porte les titres des colonnes ; les lignes copiées d’un tableur conviennent.
bring-round = Étape des cartes qui n’en disent rien
bring-round-none = Aucune : chaque ligne le dit
bring-look = Voir ce qui changerait
bring-columns = Colonnes reconnues
bring-columns-lead = Seul le texte est obligatoire. L’ordre et la casse ne comptent pas ; le séparateur (point-virgule, virgule, tabulation) et l’encodage sont reconnus.
bring-preview = Ce qui changerait
bring-go = Apporter
bring-other = Choisir un autre fichier
bring-done = C’est apporté.
bring-nothing = Tout ceci est déjà là : rien ne changerait.
bring-rounds = { $n ->
    [one] { $n } étape de plus
   *[other] { $n } étapes de plus
}
bring-people = { $n ->
    [one] { $n } personne de plus
   *[other] { $n } personnes de plus
}
bring-groups = { $n ->
    [one] { $n } regroupement de plus
   *[other] { $n } regroupements de plus
}
bring-notes = { $n ->
    [one] { $n } note écrite ensemble à compléter
   *[other] { $n } notes écrites ensemble à compléter
}
bring-some = Des détails : places, soutiens, avancement.
bring-new = { $n ->
    [one] { $n } nouvelle contribution
   *[other] { $n } nouvelles contributions
}
bring-reworded = { $n ->
    [one] { $n } contribution reformulée
   *[other] { $n } contributions reformulées
}
bring-withdrawn = { $n ->
    [one] { $n } contribution retirée par son auteur
   *[other] { $n } contributions retirées par leurs auteurs
}
bring-hidden = { $n ->
    [one] { $n } contribution masquée par l’équipe
   *[other] { $n } contributions masquées par l’équipe
}
bring-unnamed = { $n ->
    [one] { $n } nom retiré
   *[other] { $n } noms retirés
}
bring-cards = { $n ->
    [0] Aucune nouvelle carte
    [one] { $n } nouvelle carte
   *[other] { $n } nouvelles cartes
}
bring-known = { $n ->
    [one] { $n } carte est déjà là ; elle n’est pas comptée deux fois.
   *[other] { $n } cartes sont déjà là ; elles ne sont pas comptées deux fois.
}
bring-converted = Le fichier n’est pas en UTF-8 : il a été lu comme un fichier Windows. Vérifiez les accents.
bring-ignored = Colonnes non reconnues, laissées de côté : { $text }
bring-faults = { $n ->
    [one] { $n } ligne à corriger ; elle ne sera pas apportée
   *[other] { $n } lignes à corriger ; elles ne seront pas apportées
}
bring-table = Le tableau comme il a été lu
bring-line = Ligne { $n } : { $what }
bring-line-number = Ligne
bring-bad = à corriger
bring-more = { $n ->
    [one] … et { $n } autre ligne
   *[other] … et { $n } autres lignes
}
bring-fault-empty = il n’y a pas de texte.
bring-fault-long = trop long : « { $column } ».
bring-fault-round = aucune étape n’a ce numéro ni ce titre.
bring-fault-kind = cette nature de carte est inconnue.
bring-fault-no-kind = cette étape ne recueille rien d’elle-même : dites la nature de la carte.
bring-fault-tie = ce lien est inconnu : « j’en suis » ou « je la connais ».
bring-fault-question = cette étape n’a pas cette sous-question.
bring-column-round = étape (numéro ou titre)
bring-column-kind = nature (innovation, attente, regard…)
bring-column-text = texte
bring-column-what = quoi
bring-column-place = lieu
bring-column-tie = lien (j’en suis, je la connais)
bring-column-who = qui
bring-column-due = pour quand
bring-column-question = sous-question (numéro)
bring-column-name = nom

## publish: the notes for everybody

publish-title = Publier le compte rendu
publish-lead = Une page que tout le monde peut lire, avec sa licence, ses crédits et son flux. Son adresse ne permet pas d’entrer dans l’atelier. Une licence libre ne se reprend pas : c’est pourquoi la publication attend la fin de la période de retrait.
publish-not-ended = Terminez d’abord l’atelier : la période de retrait commence alors.
publish-window = La période de retrait court jusqu’au { $date }. Vous pouvez demander la publication dès maintenant : elle se fera à ce moment, sans ce qui aura été retiré et sans les noms qui l’auront été.
publish-from = Le compte rendu sera public le { $date }.
publish-address = Son adresse sera :
publish-is = Le compte rendu est public.
publish-undo = Dépublier
publish-go = Publier
publish-again = Changer les noms
publish-names = Quels noms
publish-names-hint = Les noms écrits dans les phrases elles-mêmes restent : ce sont les mots de leurs auteurs.
publish-names-shown = Ceux que chacun a choisi de montrer
publish-names-initials = Leurs initiales
publish-names-none = Aucun
published-title = Compte rendu public
published-feed = Flux Atom
published-about = Compte rendu d’un atelier : { $facts }. { $said }.

## section: parts of the notes (section-<code>)

section-present = Présents
section-frame = Cadre et licence
section-expectations = Attentes
section-talk = Exposé
section-exchanges = Échanges
section-key-issues = Enjeux
section-innovations = Innovations collectées
section-observations = Ce que nous voyons
section-viewpoints = Regards
section-values = Ce qui nous réunit
section-actions = Suites
section-words = Bilan
section-colophon = À propos de ce document

## export

export-title = Exporter
export-lead = À tout moment, pas seulement à la fin.
export-not-in = Ce qui est masqué, retiré ou en brouillon n’est dans aucun export.
export-draft-warning = L’atelier n’est pas terminé : ce fichier est une photo de maintenant.
export-names = Noms des personnes
export-names-lead = Les noms que des personnes ont écrits dans leurs phrases y restent.
export-names-shown = Tels qu’ils sont affichés
export-names-initials = Initiales
export-names-none = Sans noms
export-names-go = Appliquer à tous les fichiers
export-to-read = Lire
export-to-print = Imprimer
export-to-edit = Modifier
export-to-count = Compter et trier
export-to-map = Mettre sur une carte
export-to-wiki = Mettre sur un wiki
export-to-follow = Suivre
export-to-send = Envoyer
export-to-keep = Garder et reprendre
export-markdown = Markdown
export-markdown-lead = Pour un wiki, un site, HedgeDoc ou CryptPad.
export-html = Page HTML
export-html-lead = Un seul fichier, à lire ou à imprimer.
export-text = Texte simple
export-text-lead = À coller dans un message, un pad ou n’importe où.
export-mail = Courriel (.eml)
export-mail-lead = S’ouvre comme un brouillon dans un logiciel de courriel. Rien n’est envoyé.
export-mail-page = Copier le courriel
export-mail-page-lead = Le texte entier avec un bouton, à coller dans une liste de discussion.
export-odt = Document ODT
export-odt-lead = Pour LibreOffice, avec de vrais titres et de vraies listes.
export-docx = Document Word (DOCX)
export-docx-lead = Pour Word et les traitements de texte en ligne.
export-ods = Tableur ODS
export-ods-lead = Chaque case est du texte : rien n’y est calculé ni changé en date.
export-xlsx = Tableur Excel (XLSX)
export-xlsx-lead = Comme l’ODS, pour Excel.
export-csv = CSV pour tableur français
export-csv-lead = S’ouvre dans LibreOffice et Excel. Une espace est ajoutée devant = + - @ pour qu’aucun texte ne devienne une formule. Pour des textes inchangés, prenez l’ODS.
export-csv-raw = CSV pour machines
export-csv-raw-lead = Virgules, textes inchangés.
export-json = JSON complet
export-json-lead = Tout l’atelier, à réimporter ici.
export-json-ld = JSON-LD
export-json-ld-lead = Pour les annuaires qui se relient entre eux (PAIR, schema.org).
export-geojson = GeoJSON
export-geojson-lead = Pour uMap et toute autre carte.
export-geojson-whole = GeoJSON, avec celles sans coordonnées
export-geojson-whole-lead = Les innovations sans coordonnées y sont aussi, sans point.
export-umap = CSV pour uMap
export-umap-lead = Un tableau que uMap reprend tel quel.
export-gogocarto = GoGoCarto
export-gogocarto-lead = Une adresse que GoGoCarto relit régulièrement.
export-placed = { $n ->
    [one] { $n } innovation a des coordonnées.
   *[other] { $n } innovations ont des coordonnées.
}
export-unplaced = { $n ->
    [one] { $n } innovation n’en a pas et n’est pas sur la carte.
   *[other] { $n } innovations n’en ont pas et ne sont pas sur la carte.
}
export-place-lead = Le lieu peut contenir des coordonnées (48.39, -4.49), une adresse « geo » ou un lien OpenStreetMap. Aucun service de carte n’est interrogé.
export-mediawiki = MediaWiki
export-mediawiki-lead = À coller dans une page vide.
export-dokuwiki = DokuWiki
export-dokuwiki-lead = À coller dans une page vide.
export-yeswiki = YesWiki
export-yeswiki-lead = À coller dans une page vide.
export-bazar-form = Formulaire Bazar
export-bazar-form-lead = À coller dans la définition d’un formulaire YesWiki, avant le CSV.
export-bazar = CSV pour Bazar
export-bazar-lead = À importer dans ce formulaire : une fiche par innovation.
export-atom = Flux Atom
export-atom-lead = Les innovations, dans un lecteur de flux.
export-ics = Agenda (ICS)
export-ics-lead = Les actions datées, dans un agenda.
export-dated = { $n ->
    [one] { $n } action a une date.
   *[other] { $n } actions ont une date.
}
export-undated = { $n ->
    [one] { $n } action n’a pas de date lisible et n’est pas dans l’agenda.
   *[other] { $n } actions n’ont pas de date lisible et ne sont pas dans l’agenda.
}
export-zip = Archive complète
export-zip-lead = Tous ces fichiers, une page à ouvrir sans réseau et la liste des sommes de contrôle.
export-recipe = Recette (TOML)
export-recipe-lead = Le déroulé seul, sans les mots de personne : pour refaire l’atelier ailleurs, ou l’adapter.
export-print = Compte rendu à imprimer
export-print-lead = En A4, avec numéros de page ; votre navigateur en fait un PDF.
export-print-go = Imprimer, ou enregistrer en PDF
export-print-back = Autres formats
export-pdf = Compte rendu en PDF
export-pdf-lead = Le même en un fichier, fait par ce serveur : en A4, lisible par un lecteur d’écran.
pdf-missing = Certains signes n’ont pas pu être dessinés dans ce fichier : ils se lisent à l’adresse du compte rendu.
export-subject = Objet
export-message = Message
export-copy-subject = Copier l’objet
export-copy-message = Copier le message
export-copied = Copié
archive-files = Fichiers de cette archive
archive-journal = Ce qui s’est passé, dans l’ordre, pour les machines
import-title = Reprendre un atelier exporté
import-file = Fichier JSON de Collecte
import-copy = En faire une copie, un autre atelier
import-copy-hint = Sans cela, c’est le même atelier : il n’est pris qu’une fois sur ce serveur, et les exports d’une autre machine s’y versent.
import-go = Importer

## handover: the notes in a pad that people already have

handover-title = Remettre le compte rendu à un pad
handover-lead = Un Etherpad ou un HedgeDoc de votre association reçoit le compte rendu tel qu’il est maintenant. Un pad où quelqu’un a écrit depuis n’est jamais remplacé : le compte rendu va alors à côté, dans une nouvelle version.
handover-engine = Logiciel du pad
handover-etherpad-hint = Avec une clé d’API, ou un client OAuth pour Etherpad 2.
handover-hedgedoc2-hint = Avec un jeton d’accès, à créer dans votre profil HedgeDoc.
handover-hedgedoc1-hint = Sans clé. Chaque envoi crée une nouvelle note : cette version ne sait pas les modifier.
handover-server = Adresse du serveur
handover-server-hint = Par exemple https://pad.exemple.org
handover-pad = Nom du pad
handover-pad-hint = Lettres, chiffres et tirets ; 44 signes au plus. HedgeDoc 1 choisit le sien.
handover-key = Clé d’API, ou jeton d’accès
handover-key-hint = Utilisée pour cet envoi, puis oubliée : elle n’est gardée nulle part.
handover-client-title = Etherpad 2 avec un client OAuth
handover-client = Identifiant du client
handover-client-hint = Celui des réglages de votre Etherpad, avec le droit « client_credentials ».
handover-secret = Secret du client
handover-key-forgotten = Oublié après l’envoi, comme la clé.
handover-try = Essayer sans rien écrire
handover-send = Remettre le compte rendu
handover-read = Lire ce qui a changé
handover-try-title = Ce qui se passerait
handover-would-create = Le compte rendu irait dans un nouveau pad, « { $pad } ».
handover-would-replace = Le pad « { $pad } » est tel que nous l’avons laissé : le nouveau compte rendu prendrait la place de l’ancien.
handover-would-make = Le compte rendu irait dans une nouvelle note.
handover-kept = Le pad « { $pad } » existe et contient autre chose, ou quelqu’un y a écrit depuis : il reste tel quel.
handover-changes-title = Ce qui a changé dans le pad
handover-unchanged = Rien n’a changé.
handover-added = Ajouté :
handover-removed = Enlevé :
handover-more = { $n ->
    [one] Et { $n } autre ligne, à lire dans le pad.
   *[other] Et { $n } autres lignes, à lire dans le pad.
}
handover-before = Déjà remis
handover-copy-title = Copier pour Framapad
handover-copy-open = Ouvrez un pad, sur Framapad ou ailleurs.
handover-copy-press = Appuyez sur le bouton : tout le compte rendu est copié, avec ses listes et ses titres en gras.
handover-copy-paste = Collez-le dans le pad (Ctrl + V).
handover-copy-expires = Un pad de Framapad disparaît après un temps sans modification, souvent un mois. Le compte rendu d’ici reste jusqu’à sa date d’effacement.
handover-copy-go = Copier le compte rendu
handover-copy-failed = Votre navigateur ne veut pas copier. Le compte rendu est sélectionné : copiez-le avec Ctrl + C.

## csv: headings of the table for people

csv-number = N°
csv-id = Identifiant
csv-section = Partie
csv-round = Étape
csv-kind = Nature
csv-note = Note libre
csv-text = Texte
csv-what = Ce qu’on y fait
csv-place = Lieu
csv-tie = Lien avec elle
csv-who = Qui
csv-due = Pour quand
csv-sub-question = Sous-question
csv-name = Nom
csv-headline = Regroupement
csv-gesture = Ce que cela nous demande
csv-merged = Fusionnée avec le n°
csv-support = Soutiens
csv-channel = Arrivée
csv-contributions = Contributions
csv-licence = Licence
csv-credit = Crédit
csv-address = Adresse

## sheet: the printed A4 join sheet

sheet-title = Rejoindre l’atelier
sheet-wifi = 1. Le Wi-Fi
sheet-wifi-name = Réseau : { $ssid }
sheet-wifi-password = Mot de passe : { $password }
sheet-workshop = 2. L’atelier
sheet-scan = Visez ce carré avec l’appareil photo de votre téléphone
sheet-or-type = ou tapez cette adresse :
sheet-code = Code de l’atelier
sheet-step-scan = Scannez le code, ou tapez l’adresse.
sheet-step-name = Donnez un prénom, un surnom, ou rien.
sheet-step-write = Écrivez : c’est tout. Ni compte, ni application.
sheet-no-phone = Pas de téléphone ? Demandez une carte en papier.
sheet-no-internet = Si votre téléphone dit « pas d’internet », choisissez « rester connecté ».
sheet-mobile-data = Si la page ne s’ouvre pas, coupez les données mobiles.
sheet-licence = Les contributions seront publiées sous licence { $licence }.
sheet-qr = QR code qui ouvre l’atelier sur { $address }
sheet-qr-wifi = QR code qui relie au Wi-Fi de la salle
sheet-tents = Chevalets de table
sheet-tents-lead = Découpez en quatre, puis pliez chaque chevalet sur les pointillés.
sheet-print = Imprimer cette affiche

## refusals: why something was not done, and what to do (refusal-<code>)

refusal-round-closed = Ce tour est clos. Votre texte est gardé ici ; demandez à l’animation de rouvrir le tour.
refusal-round-not-open = Cette étape n’est pas encore ouverte. Gardez votre texte, vous pourrez l’envoyer bientôt.
refusal-not-allowed = Votre rôle ne permet pas de faire cela. Demandez à l’animation.
refusal-too-long = Ce texte est trop long. Raccourcissez-le ou envoyez-le en plusieurs fois.
refusal-empty = Il n’y a rien à envoyer. Écrivez quelques mots, puis envoyez.
refusal-unknown-round = Cette étape n’existe plus. Actualisez la page pour voir l’étape en cours.
refusal-unknown-contribution = Cette contribution n’existe plus. Elle a peut-être été retirée.
refusal-unknown-group = Ce regroupement n’existe plus. Choisissez-en un autre.
refusal-unknown-seat = Nous ne retrouvons pas cette personne. Rejoignez de nouveau l’atelier, avec votre clé si vous l’avez.
refusal-unknown-link = Ce lien n’existe plus ou a été révoqué. Demandez-en un nouveau à l’animation.
refusal-id-taken = Cet envoi porte le numéro d’un autre. Actualisez la page, puis envoyez de nouveau.
refusal-nameless = Une action a besoin d’un nom. En bas de la page, ouvrez « Moi », donnez un prénom ou un surnom, enregistrez, puis reprenez l’action.
refusal-full = L’atelier est complet. Demandez à l’animation, ou partagez le téléphone d’une personne voisine.
refusal-too-many = Vous avez déjà donné toutes vos contributions pour cette étape. Modifiez-en une, ou retirez-en une d’abord.
refusal-not-your-turn = Ce n’est pas encore à vous. Votre texte est gardé : partagez-le à votre tour.
refusal-already-withdrawn = Cette contribution est déjà retirée. Il n’y a plus rien à faire.
refusal-window-over = La période de retrait est finie. Vous pouvez encore retirer votre nom, ou écrire à l’animation.
refusal-bad-field = Ce champ n’est pas rempli comme attendu. Corrigez-le, puis envoyez de nouveau.
refusal-unknown-field = Cet envoi contient un champ inconnu. Actualisez la page, puis envoyez de nouveau.
refusal-bad-frame = Cet envoi n’a pas pu être lu. Actualisez la page, puis envoyez de nouveau.
refusal-wrong-code = Ce code ne correspond à aucun atelier. Vérifiez-le sur le mur ou auprès de l’animation.
refusal-wrong-key = Cette clé ne correspond à aucune place de l’atelier. Vérifiez-la, ou demandez-en une nouvelle à l’animation.
refusal-key-taken = Cette clé est déjà prise. Essayez encore, nous en proposerons une autre.
refusal-removed = Votre participation a été interrompue. Vos contributions ne sont pas supprimées ; vous pouvez demander à revenir.
refusal-workshop-ended = L’atelier est terminé : on ne peut plus y ajouter de contribution. Vous pouvez lire le compte rendu.
refusal-nothing-to-undo = Il n’y a rien à annuler.
refusal-not-a-group-round = Cette étape n’a pas de regroupements. Ouvrez d’abord une étape de regroupement.
refusal-too-large = Cet envoi est trop grand. Raccourcissez-le, ou envoyez-le en plusieurs fois.
refusal-slow-down = Un instant : trop d’essais depuis le même endroit. Attendez une minute, puis essayez de nouveau.
refusal-too-many-files = Un instant : beaucoup de fichiers sont venus du même endroit. Attendez quelques minutes, puis choisissez de nouveau ce fichier.
refusal-unknown-command = Cette action est inconnue. Actualisez la page, puis essayez de nouveau.
refusal-bad-file = Ce fichier ne peut pas être lu. Choisissez un fichier JSON exporté par Collecte.
refusal-no-recipe = Il manque votre recette : choisissez un fichier, collez son texte, ou prenez une recette de la liste.
refusal-bad-recipe = Cette recette ne peut pas être lue. Corrigez la ligne indiquée, puis recommencez.
refusal-not-found = Cette page n’existe pas, ou n’existe plus. Vérifiez l’adresse, ou repartez de l’accueil.
refusal-no-pdf = Ce serveur ne fabrique pas de PDF. Ouvrez le compte rendu à imprimer : votre navigateur l’enregistrera en PDF.
refusal-other-site = Cet envoi venait d’une page d’un autre site : rien n’a été fait. Ouvrez l’adresse de l’atelier, puis envoyez de nouveau.
refusal-confirm-code = Ce n’est pas le code de cet atelier : rien n’a été supprimé. Revenez en arrière et tapez le code tel qu’il est affiché.
refusal-bad-json = Ce fichier n’est pas un export JSON de Collecte, ou il n’est pas entier. Exportez de nouveau l’atelier, puis choisissez ce fichier.
refusal-unknown-format = Ce fichier vient d’une autre version de Collecte. Mettez ce serveur à jour, puis essayez de nouveau.
refusal-unknown-code = Un mot de ce fichier est inconnu de Collecte. Corrigez-le, ou exportez de nouveau l’atelier.
refusal-bad-id = Un numéro de ce fichier est mal écrit. Corrigez-le, ou exportez de nouveau l’atelier.
refusal-id-twice = Deux éléments de ce fichier portent le même numéro. Gardez-en un seul, ou exportez de nouveau l’atelier.
refusal-unknown-id = Ce fichier renvoie à un élément qui n’y est pas. Remettez cet élément, ou exportez de nouveau l’atelier.
refusal-bad-rank = La place d’un élément de ce fichier est mal écrite. Corrigez-la, ou exportez de nouveau l’atelier.
refusal-merged-in-circles = Des contributions de ce fichier sont fusionnées en rond. Défaites une de ces fusions, ou exportez de nouveau l’atelier.
refusal-bad-text = Un texte de ce fichier est vide ou trop long. Corrigez-le, puis choisissez de nouveau le fichier.
refusal-over-limit = Ce fichier contient plus qu’un atelier ne peut garder. Retirez-en une partie, puis choisissez de nouveau le fichier.
refusal-pad-address = Ce n’est pas l’adresse d’un serveur de pads. Copiez-la depuis la barre d’adresse, sans le nom du pad.
refusal-pad-https = Cette adresse n’est pas chiffrée, et la clé voyagerait en clair. Utilisez une adresse en https://.
refusal-pad-private = Cette adresse est dans un réseau privé, et ce serveur n’y va pas. La personne qui tient le serveur peut le permettre (--private-pads).
refusal-pad-name = Ce nom de pad ne convient pas. Écrivez quelques lettres ou chiffres, 44 au plus.
refusal-pad-key-missing = Ce logiciel demande une clé. Demandez-la à la personne qui tient le serveur de pads.
refusal-pad-key = Le serveur de pads refuse cette clé. Vérifiez-la, puis essayez de nouveau.
refusal-pad-unreachable = Aucun serveur ne répond à cette adresse. Vérifiez-la, ou réessayez plus tard.
refusal-pad-slow = Le serveur de pads met trop de temps à répondre. Réessayez plus tard.
refusal-pad-odd = La réponse n’est pas celle de ce logiciel de pads. Vérifiez l’adresse et le logiciel choisi.
refusal-pad-too-long = Le compte rendu est plus long que ce que ce serveur accepte. Copiez-le à la main, ou demandez une limite plus haute.
refusal-pad-no-name = Quelqu’un a écrit dans chaque version de ce pad. Choisissez un autre nom.
refusal-pad-gone = Ce pad n’existe plus sur son serveur. Remettez-y le compte rendu.
refusal-pad-never = Rien n’a encore été remis à ce pad. Remettez-y d’abord le compte rendu.
refusal-pad-refused = Le serveur de pads a refusé, avec ces mots :
refusal-store = L’enregistrement est impossible pour l’instant. Votre texte est gardé ici ; essayez de nouveau dans un moment.
refusal-other = Cela n’a pas pu se faire. Actualisez la page, puis essayez de nouveau.
refusal-not-ended = L’atelier n’est pas terminé : terminez-le d’abord.
refusal-other-workshop = Ce fichier est celui d’un autre atelier. Rien n’a été changé.
refusal-already-here = Cet atelier est déjà sur ce serveur. Pour y verser ce fichier, ouvrez sa page d’animation, puis « Apporter » ; ou cochez « en faire une copie ».
refusal-table-empty = Ce tableau n’a aucune ligne sous ses titres.
refusal-table-no-text = Aucune colonne n’est titrée « texte ». La première ligne doit porter les titres des colonnes.
refusal-table-too-long = Ce tableau a plus de 2 000 lignes. Coupez-le en plusieurs fichiers.
refusal-table-broken = Ce tableau ne se lit pas : un guillemet ouvert n’est peut-être jamais fermé.

## errors: pages that say what went wrong

err-title = Quelque chose n’a pas marché
err-home = Retour à l’accueil

## privacy: the notice on personal data

privacy-who-title = Qui est responsable ?
privacy-who = L’organisation qui anime l’atelier décide de son but et répond de vos données. Le serveur est tenu par elle, ou par qui l’héberge pour elle.
privacy-what-title = Ce qui est gardé
privacy-what-words = Vos contributions, leurs versions précédentes, vos soutiens et vos réponses.
privacy-what-name = Le prénom ou le surnom que vous donnez, si vous en donnez un. Ni compte, ni courriel, ni numéro.
privacy-what-anonymous = Dans une étape anonyme, rien dans la base ne relie vos mots à vous : seul votre téléphone peut encore les modifier.
privacy-what-not = Votre adresse IP n’est pas enregistrée avec vos contributions. Aucune page ne demande quoi que ce soit à un autre serveur.
privacy-long-title = Combien de temps
privacy-long = { $n ->
    [one] { $n } jour après sa création, l’atelier est effacé de ce serveur, en entier. L’animation peut l’effacer avant.
   *[other] { $n } jours après sa création, l’atelier est effacé de ce serveur, en entier. L’animation peut l’effacer avant.
}
privacy-cookies-title = Sur votre appareil
privacy-cookies-place = Un cookie nécessaire garde votre place dans l’atelier ; un autre, pour l’équipe, garde son rôle.
privacy-cookies-look = Trois cookies gardent votre langue, la taille du texte et les couleurs, si vous les choisissez.
privacy-cookies-draft = Vos brouillons et ce qui attend le réseau restent dans votre navigateur jusqu’à l’envoi.
privacy-licence-title = Publication et retrait
privacy-licence = { $n ->
    [one] Les contributions partagées sont publiées sous la licence annoncée à l’entrée. Pendant l’atelier et { $n } heure après, vous pouvez les modifier, en retirer votre nom ou les retirer. Ensuite, des copies faites sous licence libre ne peuvent plus être rappelées.
   *[other] Les contributions partagées sont publiées sous la licence annoncée à l’entrée. Pendant l’atelier et, sauf autre choix de la recette, { $n } heures après, vous pouvez les modifier, en retirer votre nom ou les retirer. Ensuite, des copies faites sous licence libre ne peuvent plus être rappelées.
}
privacy-rights-title = Vos droits
privacy-rights = Vous pouvez demander à l’organisation l’accès à vos données, leur correction ou leur effacement, et vous plaindre à la CNIL.

## accessibility: the statement

access-aim = Collecte vise le niveau AA du RGAA 4.1 et des règles WCAG 2.2.
access-state = Il n’a pas encore été audité : son taux de conformité n’est pas connu. Ce qui suit est une auto-évaluation.
access-done-title = Ce qui est prévu pour vous
access-done-keyboard = Tout se fait au clavier, y compris regrouper ; aucun geste n’est le seul moyen.
access-done-reader = Chaque champ a un nom, chaque erreur est dite en mots, les changements sont annoncés sans vous interrompre, sauf quand c’est à vous.
access-done-sight = Texte jusqu’à 180 %, couleurs claires ou sombres, contraste renforcé ; aucune information par la couleur seule.
access-done-time = Aucun temps ne coupe la parole ni n’efface un texte ; une minute de plus est toujours possible.
access-done-script = Les pages marchent sans JavaScript ; il faut alors les actualiser.
access-gaps-title = Ce qui manque
access-gaps-audit = Aucun audit complet par un tiers.
access-gaps-people = Pas encore d’essai suivi avec des personnes qui utilisent un lecteur d’écran.
access-gaps-breton = Pas d’interface en breton, ni de version en facile à lire et à comprendre.
access-contact-title = Un obstacle ?
access-contact = Dites-le à l’animation pendant l’atelier, ou à l’organisation qui vous a invité : on vous répondra, et on écrira pour vous si vous le souhaitez.
access-appeal = Sans réponse satisfaisante, vous pouvez saisir la Défenseure ou le Défenseur des droits.

## net: the state of the connection

net-online = En ligne
net-off = Hors ligne : vos contributions sont gardées et partiront au retour du réseau.
net-on = De nouveau en ligne. Tout est envoyé.
net-late = Pas de réponse à temps : cela n’a pas été fait. Réessayez.
net-full = Ce téléphone ne peut plus rien garder : laissez la page ouverte jusqu’à l’envoi.
net-queue = En attente :
net-simple = Connexion simplifiée
net-retry = Réessayer
net-new-version = Nouvelle version : actualiser
net-no-script = Cette page marche sans JavaScript ; actualisez-la pour voir ce qui est nouveau.

## licence: words of the licences (short names are the same in every language)

licence-cc-by-sa = Creative Commons Attribution – Partage dans les mêmes conditions 4.0
licence-cc-by = Creative Commons Attribution 4.0
licence-cc0 = Creative Commons Zéro 1.0
licence-cc-by-sa-lead = Chacun peut réutiliser, en citant, et en partageant de la même façon.
licence-cc-by-lead = Chacun peut réutiliser, en citant.
licence-cc0-lead = Chacun peut réutiliser, sans condition.

## terminal: what the program says while it starts and stops

terminal-here = Sur cet ordinateur :
terminal-phones = Sur les téléphones du même réseau :
terminal-public = Sur les téléphones :
terminal-others = Autres adresses possibles :
terminal-none = Aucune adresse pour les téléphones n’a été trouvée : reliez cet ordinateur au Wi-Fi de la salle ou au partage de connexion d’un téléphone ; l’adresse apparaîtra ici.
terminal-only-here = Le serveur n’écoute que sur cet ordinateur : les téléphones ne peuvent pas le joindre.
terminal-hotspot = partage de connexion d’un iPhone : 13 appareils au plus
terminal-data = Données :
terminal-test = Un téléphone peut-il vous joindre ? À essayer sur cette page :
terminal-lan = Pas d’internet ici : cet ordinateur est la salle. Si un téléphone dit « pas d’internet », choisir « rester connecté » ; si la page ne s’ouvre pas, couper ses données mobiles.
terminal-lan-wifi = Reliez cet ordinateur et les téléphones au même Wi-Fi. Son QR code sera montré si vous donnez son nom : avec --wifi et --wifi-password, ou dans les réglages de l’atelier.
terminal-moved = Le réseau a changé.
terminal-stop = Pour arrêter : Ctrl+C
terminal-stopping = Arrêt en cours…
terminal-stopped = Arrêté. Tout est enregistré.
terminal-port-moved = Le port { $asked } est pris : le serveur utilise le port { $used }.
terminal-scan = Ou scannez ce code avec un téléphone :
terminal-first-start = Premier démarrage : dossier et secrets créés.
terminal-backup-done = Copie faite : { $log } et { $secret }. Gardez les deux ensemble, à l’abri.
terminal-restore-done = Les données sont en place dans { $path }.

## start: why the program cannot start

start-runtime = Le serveur n’a pas pu démarrer.
start-folder = Le dossier de données { $path } ne peut pas être créé ou lu. Choisissez-en un autre avec --data.
start-in-use = Le dossier de données { $path } est déjà utilisé par un autre Collecte en marche. Arrêtez-le, ou choisissez un autre dossier avec --data.
start-secret-unreadable = Le fichier secret { $path } ne peut pas être lu ou écrit. Vérifiez à qui il appartient et ses droits d’accès.
start-secret-damaged = Le fichier secret { $path } est abîmé : il ne fait pas 32 octets. Remettez celui d’une sauvegarde ; sans lui, les liens déjà donnés ne marchent plus.
start-port-busy = L’adresse { $address } est déjà prise par un autre programme. Choisissez un autre port avec --listen.
start-ports-busy = Les ports { $first } à { $last } sont tous pris. Choisissez-en un autre avec --listen.
start-port-forbidden = L’adresse { $address } n’est pas permise à ce compte. Choisissez un port au-dessus de 1024 avec --listen.
start-listen = Impossible d’écouter sur { $address }.
start-cause = Cause : { $cause }
start-data-read-only = Les données de { $path } ne peuvent pas être écrites : elles sont en lecture seule, ou appartiennent à un autre compte.
start-data-full = Le disque qui porte { $path } est plein. Faites de la place, puis relancez.
start-data-not-ours = { $path } n’est pas un fichier de Collecte, ou son début est détruit. Rien n’a été changé. Remettez une sauvegarde, ou choisissez un autre dossier avec --data.
start-data-damaged = { $path } est abîmé. Rien n’a été changé. Remettez une sauvegarde.
start-data-occupied = { $path } existe déjà. Déplacez-le d’abord.
start-data-newer = Les données de { $path } viennent d’une version plus récente de Collecte. Installez-la pour les ouvrir.

## help: --help

help-about =
    Anime en direct un atelier de collecte : téléphones, ordinateur, mur et notes partagées, depuis un seul programme.
    Sans commande, démarre le serveur.
help-usage = Utilisation :
help-usage-serve = collecte [OPTIONS] [COMMANDE]
help-usage-backup = collecte backup [OPTIONS] <FICHIER>
help-options = Options :
help-arguments = Arguments :
help-commands = Commandes :
help-value-folder = DOSSIER
help-value-address = ADRESSE
help-value-url = URL
help-value-lang = LANGUE
help-value-file = FICHIER
help-public-url = Adresse publique du serveur, si les téléphones passent par un nom de domaine, comme https://atelier.example.org (variable COLLECTE_PUBLIC_URL)
help-lan = L’ordinateur est la salle, sans internet (variable COLLECTE_LAN ; reconnu de lui-même quand aucune route ne sort)
help-wifi = Nom du Wi-Fi de la salle, pour son QR code (variable COLLECTE_WIFI ; un atelier peut en donner un autre)
help-wifi-password = Mot de passe de ce Wi-Fi (variable COLLECTE_WIFI_PASSWORD)
help-backup-to = Dossier ou clé où copier tout, dès que quelque chose a changé (variable COLLECTE_BACKUP_TO)
help-backup-every = Secondes entre deux copies (variable COLLECTE_BACKUP_EVERY ; par défaut { $seconds })
help-value-name = NOM
help-value-password = MOT_DE_PASSE
help-value-seconds = SECONDES
help-metrics = Où l’exploitant lit les mesures (/metrics, pour Prometheus) : adresse et port, ou port seul de cette machine ; nulle part sans cette option (variable COLLECTE_METRICS)
help-private-pads = Permettre de remettre des comptes rendus à des pads d’un réseau privé, et en http:// (variable COLLECTE_PRIVATE_PADS=1)
help-plain-sockets = Servir toutes les connexions par la bibliothèque WebSocket, sans le chemin rapide (variable COLLECTE_PLAIN_SOCKETS)
help-help = Afficher cette aide
help-version = Afficher la version
help-backup = Copier tous les ateliers dans un fichier, même pendant que le serveur tourne
help-backup-file = Fichier à écrire, ou à remplacer
help-usage-restore = collecte restore [OPTIONS] <FICHIER>
help-restore = Remettre une copie dans un dossier de données vide, serveur arrêté
help-restore-file = Copie, ou dossier de copies dont la plus récente est lue ; son secret doit être à côté, en .secret
help-data = Dossier des ateliers et des secrets, créé s’il manque (variable COLLECTE_DATA ; par défaut { $folder })
help-listen = Adresse et port d’écoute, ou port seul (variable COLLECTE_LISTEN ; par défaut { $address }, ou un port voisin s’il est pris)
help-lang = Langue du terminal et des pages par défaut : { $codes } (variable COLLECTE_LANG ; sinon celle du système)
help-rehearse = Remplir un atelier de personnes simulées
help-rehearse-recipe = Recette à jouer (par défaut la première) : { $recipes }
help-rehearse-fast = Jouer le plus vite possible
help-rehearse-server = Adresse du serveur où créer l’atelier (par défaut { $address })
help-rehearse-link = Lien d’animation d’un atelier existant, où jouer au lieu d’en créer un
help-usage-rehearse = collecte rehearse [OPTIONS]
help-value-recipe = RECETTE
help-value-link = LIEN

## misuse: a command line that was not understood

misuse-file-missing = Il manque le nom du fichier à écrire
misuse-help = Pour la liste des options : collecte --help
misuse-option = Option inconnue : { $option }
misuse-command = Commande inconnue : { $command }
misuse-suggestion = Vouliez-vous écrire { $suggestion } ?
misuse-value-missing = Il manque une valeur après { $option }
misuse-twice = { $option } est donné deux fois
misuse-other = Ligne de commande incomprise : { $detail }
misuse-listen = { $option } attend une adresse et un port comme 0.0.0.0:8080, ou un port seul comme 8080 ; reçu : « { $value } »
misuse-public-url = { $option } attend une adresse complète, sans chemin, comme https://atelier.example.org ; reçu : « { $value } »
misuse-lang = { $option } attend une de ces langues : { $codes } ; reçu : « { $value } »
misuse-wifi = { $option } attend le nom d’un réseau, de 200 signes au plus ; --wifi-password ne va pas sans lui
misuse-seconds = { $option } attend un nombre de secondes, de 1 à 86400 ; reçu : « { $value } »
