#compdef groupops-cli
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Completion of groupops-cli for zsh.

_groupops-cli_groups () {
  local -a ids
  ids=(${(f)"$(groupops-cli ${opt_args[--workspace]:+--workspace} ${opt_args[--workspace]} --json groups 2>/dev/null |
    grep -o '"id" *: *"[0-9]*"' | grep -o '[0-9]*')"})
  compadd -a ids
}

_groupops-cli_cares () {
  compadd welcome answer-newcomers first-word win-back wake first-sign thank-core invite-to-help farewell-or-return birthday
}

_groupops-cli_export () {
  local -a what
  what=('rules:the rule text' 'handbook:the handbook of a group' 'review:the review of a period' 'folder:everything a group needs' 'clauses:own clauses' 'scheme:a tier scheme' 'poster:a poster' 'posters:one poster for each group and channel'
    'flow:the business flow' 'calendar:the content plan' 'plan:a month on one sheet, or a table' 'form:a form for members' 'members:the members as a table'
    'inventory:what is stored about whom' 'digest:the best of the talk'
    'poster-template:a poster template' 'honour:the honour roll of a duty' 'handover:the hand-over sheet')
  if (( CURRENT == 2 )); then
    _describe 'what to export' what
    return
  fi
  case $words[2] in
    plan)
      _arguments '2:group:_groupops-cli_groups' '--month[as 2026-09]:month:' '--to[file]:file:_files' ;;
    poster)
      _arguments '2:group:_groupops-cli_groups' '--template[poster template]:template:' \
        '--size[pixels or paper]:size:(1080x1920 1242x2208 1242x1660 1080x1080 900x500 900x383 long a4 a3 roll-up)' \
        '--dpi[pixels to an inch]:number:' '--bleed[millimetres over the edge]:number:' '--crop-marks[lines to cut by]' \
        '--channel[whose code it carries]:channel:' '--palette[palette, or brand]:palette:(brand)' '*--set[text of a field]:FIELD=VALUE:' '--to[file]:file:_files' ;;
    posters)
      _arguments '--groups[ids, or all]:groups:' '--template[poster template]:template:' \
        '--size[pixels or paper]:size:(1080x1920 1242x2208 1242x1660 1080x1080 900x500 900x383 long a4 a3 roll-up)' \
        '--dpi[pixels to an inch]:number:' '--bleed[millimetres over the edge]:number:' '--crop-marks[lines to cut by]' \
        '--name[pattern of names]:pattern:' '--format[of the files]:format:(png jpg webp svg pdf)' \
        '--jobs[how many at once]:number:' '--to[folder]:folder:_files -/' ;;
    rules)
      _arguments '2:group:_groupops-cli_groups' '--form[form]:form:(long short ladder questions welcome)' '--posts[a file for each post]' $platform \
        '--limit[length of a post]:number:' '--to[file]:file:_files' ;;
    members)
      _arguments '2:group:_groupops-cli_groups' '--to[file]:file:_files' '--vcard[version of cards]:version:(3.0 4.0)' ;;
    digest)
      _arguments '2:group:_groupops-cli_groups' '3:digest:' '--from[date]:date:' '--until[date]:date:' '--top[how many messages]:number:' \
        '--names[of who is quoted]:names:(shown short hidden)' '--save[keep it]' '--to[file]:file:_files' ;;
    handover)
      _arguments '2:group:_groupops-cli_groups' '--date[date]:date:' '--to[file]:file:_files' ;;
    honour)
      _arguments '2:group:_groupops-cli_groups' '--duty[duty]:duty:' '--date[date]:date:' '--top[how many people]:number:' '--to[file]:file:_files' ;;
    folder)
      _arguments '2:group:_groupops-cli_groups' '--groups[ids, or all]:groups:' '--to[folder]:folder:_files -/' ;;
    review)
      _arguments '2:group:_groupops-cli_groups' '--from[date]:date:' '--until[date]:date:' '--to[file]:file:_files' ;;
    inventory)
      _arguments '2:person:' '--to[file]:file:_files' ;;
    *)
      _arguments '2:group:_groupops-cli_groups' '--to[file]:file:_files' ;;
  esac
}

_groupops-cli_command () {
  local group='1:group:_groupops-cli_groups'
  case $words[1] in
    sample) _arguments '--as-of[date]:date:' ;;
    new) _arguments $kind $platform '--language[language]:language:(en zh_CN)' '--name[name]:name:' \
      '--theme[theme]:theme:' '--audience[for whom]:audience:' '--time-zone[time zone]:zone:' ;;
    groups) _arguments $kind '--status[status]:status:(draft active paused dissolved)' '--match[text]:text:' ;;
    show|set|advice|digests) _arguments $group ;;
    rules) _arguments $group $platform '--form[form]:form:(long short ladder questions welcome)' '--limit[length of the short form or a post]:number:' '--posts[as numbered posts]' \
      '--check[how complete and strict]' '--versions[list the versions]' '--publish[publish a version]:why:' '--effective[date]:date:' '--compare[version]:number:' \
      '--restore[version]:number:' '--offer[what copies would take over]' '--apply-to[copies]:groups:' ;;
    clauses) _arguments $kind $platform '--match[text]:text:' '--section[section]:section:' \
      '--polarity[polarity]:polarity:(encourage forbid neutral)' '--topic[topic]:topic:' '--own[only imported ones]' \
      '--remove[what was imported]:name:' ;;
    import) _arguments '1:file:_files' '--group[group]:group:_groupops-cli_groups' '--format[format]:format:(whatsapp telegram discord-json qq-json wechat-json slack qq discord-csv wechat-csv csv paste xlsx vcard contacts orders figures plan ics signup clauses tiers)' \
      '--sheet[sheet of a workbook]:sheet:' '*--map[which column is which field]:COLUMN=FIELD:' '--time-zone[time zone]:zone:' \
      '--date-order[order of day, month, year]:order:(dmy mdy ymd)' '--encoding[encoding]:encoding:' \
      '*--chat[which chat goes where]:NAME=GROUP:' '--new-groups[a group for each chat]' '--me[who made the export]:name:' \
      '--from[day of the first entry]:date:' '--texts[how long texts are kept]:time:(keep 30 90 never)' '--pseudonyms[pseudonyms instead of names]' \
      '--currency[of amounts that name none]:code:' '--date[of what names no day]:date:' \
      '--purpose[of a sign-up list]:purpose:(check-in order sign-up)' '--title[of a sign-up list]:title:' '--price[of one piece]:amount:' \
      '--new-people[make members of those whom nobody knows]' '--report[where the report goes]:file:_files' '--dry-run[only say what would be done]' ;;
    fields) _arguments '--add[a field]:name:' '--change[a field]:name:' '--name[its new name]:name:' \
      '--kind[what it takes]:kind:(text number date choice)' '--choices[answers of a choice]:answers with commas between:' \
      '--move[a field]:name:' '--to[where it goes]:number:' '--remove[a field]:name:' '--person[what the fields say of them]:person:' \
      '*--set[enter something]:FIELD=VALUE:' '--fill[a text with fields in braces]:text:' ;;
    channels) _arguments $group '--add[a channel]:name:' '--change[a channel]:channel:' '--name[its new name]:name:' \
      '--kind[kind]:kind:(article social offline word-of-mouth partner invitation other)' '--code[what its code says]:text:' \
      '--code-picture[a picture that shows it]:file:_files' \
      '--until[last day of the code]:date:' '--cost[what it cost]:amount:' '--note[where it is]:text:' \
      '--move[a channel]:channel:' '--to[where it goes]:number:' '--remove[a channel]:channel:' ;;
    brand) _arguments '*--set[what is chosen]:FIELD=VALUE:(name= tone= main_color= accent_color= paper_color= ink_color= heading_face= text_face=)' \
      '--logo[the logo]:file:_files' '--no-logo[no logo any more]' '--clear[forget everything]' ;;
    poster-templates) _arguments '--import[keep a file]:file:_files' '--save[keep the poster of]:group:_groupops-cli_groups' '--template[poster]:template:' \
      '--name[what it is called]:name:' '--remove[take away]:template:' ;;
    preflight) _arguments $group '--template[poster]:template:' '--size[size]:size:(1080x1920 1242x1660 1080x1080 900x500 a4 a3)' \
      '--channel[whose code]:channel:' '*--set[what a field says]:FIELD=VALUE:' '--dpi[pixels to an inch]:number:' '--distance[metres]:number:' ;;
    postings) _arguments $group '--hanging[only those that hang]' '--add[a place]:place:' '--change[a posting]:id:' '--place[where]:place:' \
      '--on[since when]:date:' '--template[poster]:template:' '--title[what it says]:text:' '--channel[whose code]:channel:' \
      '--code[what its code says]:text:' '--until[last day of the code]:date:' '--note[note]:text:' '--taken-down[a posting]:id:' \
      '--hang-again[a posting]:id:' '--remove[a posting]:id:' ;;
    members) _arguments $group '*--field[only those of whom a field says this]:NAME=VALUE:' '--tier[tier]:tier:(new core active ordinary silent at-risk lost)' \
      '--sort[key]:key:' '--limit[how many]:number:' ;;
    people) _arguments '1:text:' '--tag[tag]:tag:' '--blacklist[on the blacklist]' '--staff[staff]' '--bots[bots]' \
      '--several[in several groups]' '--limit[how many]:number:' ;;
    person) _arguments '1:person:' ;;
    merge-people) _arguments '1:person who stays:' '2:other person:' '--suggest[list suggestions]' '--apply[merge the sure ones]' \
      '--least[score]:score:' '--limit[how many]:number:' '--reason[why they are one]:text:' '--force[also against doubts]' \
      '--split[make two again]:merge or person:' '--apart[they are two]' ;;
    forget) _arguments '1:person:' '--dry-run[only say what would go]' ;;
    tiers) _arguments $group '--scheme[tier scheme]:scheme:' '--as-of[date]:date:' '--dry-run[only say who would move]' ;;
    moves) _arguments $group '--scheme[tier scheme]:scheme:' '--from[date]:date:' '--to[date]:date:' ;;
    schemes) _arguments '1:scheme:' '--remove[take away]:scheme:' ;;
    orders) _arguments $group '--person[only of this person]:person:' '--from[date]:date:' '--until[date]:date:' '--limit[how many]:number:' \
      '--add[keep an order of this person]:person:' '--amount[what was paid]:amount:' '--date[day of the order]:date:' \
      '--product[what was bought]:product:' '--number[number of the order]:number:' '--remove[take an order away]:order:' ;;
    figures) _arguments $group '--date[date]:date:' '--from[date]:date:' '--until[date]:date:' \
      '*--set[a figure of the day]:FIGURE=NUMBER:(members= joined= left= spoke= messages=)' ;;
    care) _arguments $group '--date[date]:date:' '--done[what was done]:care:_groupops-cli_cares' \
      '--later[what to put off]:care:_groupops-cli_cares' '--until[day]:date:' '*--person[member]:person:' \
      '*--off[never ask for]:care:_groupops-cli_cares' '*--on[ask for again]:care:_groupops-cli_cares' ;;
    points) _arguments $group '--person[member]:person:' '--as-of[date]:date:' '--limit[how many]:number:' '--give[points]:number:' \
      '--reason[what for]:reason:' '--take-back[what was given]:entry:' '--rules[what acts earn]' \
      '*--set[what an act earns]:ACT=POINTS/CAP:' '--reset[the usual rules]' ;;
    find) _arguments $group '2:finder:(unanswered-newcomers quiet-newcomers leaders organisers helpers connectors several-groups
      inviters sleepers unanswered never-spoken introductions pairs meetings)' '--as-of[date]:date:' '--limit[how many]:number:' ;;
    connections) _arguments $group '--as-of[date]:date:' '--limit[how many]:number:' ;;
    plan) _arguments $group '--apply[schedule]:schedule:' '--from[date or anchor]:date:' '--until[date]:date:' \
      '--groups[many groups]:groups:' '--stagger[from group to group]:minutes:' '--spread[over all groups]:minutes:' \
      '--with-past[also what would lie in the past]' '--next-slot[the next free slot]' '--fill-slots[with evergreen items]' '--dry-run[only say what would be planned]' ;;
    slots) _arguments $group '--set[the whole week]:slots:' ;;
    evergreen) _arguments '1:plan item:' '--after[days of rest]:days:' '--times[at most]:number:' '--off[return no more]' ;;
    sops) _arguments '1:schedule:' '--import[keep a file]:file:_files' '--copy[keep a copy]:schedule:' '--save[keep the plan of]:group:_groupops-cli_groups' \
      '--from[date]:date:' '--until[date]:date:' '--name[name]:name:' '--remove[take away]:schedule:' '--offer[changes of]:schedule:' \
      '--group[group]:group:_groupops-cli_groups' '--accept[take over]' ;;
    triggers) _arguments $group '--add[let begin]:schedule:' '--on[event]:event:(joins tier birthday)' '--tier[tier]:tier:' \
      '--pause[let rest]:id:' '--resume[go on]:id:' '--remove[take away]:id:' ;;
    today) _arguments '--date[date]:date:' '--done[plan item]:item:' '--skip[plan item]:item:' '--reason[why]:text:' '--snooze[plan item]:item:' ;;
    days) _arguments $kind '--from[date]:date:' '--until[date]:date:' '--hide[leave a date out]:date:' '--show[show it again]:date:' \
      '--add[name of a date]:name:' '--on[its first day]:day:' '--length[how many days]:number:' '--remove[own date]:date:' ;;
    repeat) _arguments '1:plan item:' '2:rule:(FREQ=DAILY FREQ=WEEKLY FREQ=MONTHLY never)' '--following[only from that day on]' ;;
    replies) _arguments '--match[words]:text:' '--kind[reply or knowledge]:kind:(reply knowledge)' '--group[group]:group:_groupops-cli_groups' \
      '--limit[how many]:number:' '--import[table]:file:_files' '--encoding[encoding]:encoding:' '--sheet[sheet of a workbook]:sheet:' \
      '*--map[what a column holds]:COLUMN=FIELD:' '--dry-run[write nothing]' '--export[CSV file]:file:_files' '--starter[replies to begin with]' ;;
    materials) _arguments '--match[words]:text:' '*--add[file or link]:file:_files' '--save[material]:id:' '--to[file]:file:_files' ;;
    duties) _arguments $group '--date[date]:date:' '--add[name of a duty]:name:' '--words[that make a check-in]:words:' '--least[characters]:number:' \
      '--days[recurrence]:rule:(FREQ=DAILY FREQ=WEEKLY)' '--from[first day]:date:' '--until[last day]:date:' '--remove[duty]:duty:' \
      '--look-again[in all messages]' '--done[duty]:duty:' '--undone[duty]:duty:' '*--person[member]:person:' ;;
    roster) _arguments $group '--date[date]:date:' '--assign[who keeps it]:person:' '--groups[ids, or all]:groups:' '--role[role]:role:' \
      '--mode[way of maintenance]:mode:(staff members content resources)' '--since[first day]:date:' '--until[last day]:date:' \
      '--beside[others go on]' '--end[turn]:turn:' '--remove[turn]:turn:' ;;
    export) _groupops-cli_export ;;
    replicate) _arguments $group '--names[file or pattern]:names:_files' '--values[values]:values:' ;;
    rename) _arguments '--groups[ids]:groups:' '--pattern[pattern]:pattern:' ;;
    owner) _arguments '--groups[ids]:groups:' '--to[person]:person:' ;;
    history) _arguments $group '--limit[how many]:number:' ;;
    undo|redo) _arguments '1:number of actions:' ;;
    check) _arguments '--repair[mend what can be mended]' ;;
    formats) _arguments '1:names:(kinds platforms sops schemes templates statuses)' ;;
    backup|restore) _arguments '1:file:_files' ;;
  esac
}

_groupops-cli () {
  local curcontext=$curcontext state line
  local -A opt_args
  local -a commands
  local kind='--kind[kind of group]:kind:(traffic newcomer camp check-in interest flash transfer resources service paid gig mutual-help)'
  local platform='--platform[platform]:platform:(wechat wecom qq telegram discord whatsapp slack feishu dingtalk weibo douban zhihu bilibili douyin xiaohongshu other)'
  commands=('init:create the workspace' 'sample:fill it with sample groups' 'new:create a group' 'groups:list the groups'
    'show:everything about a group' 'set:change columns of a group' 'advice:what could be better' 'rules:the rule text' 'clauses:search the clause library'
    'import:take in chats and members' 'formats:what import knows' 'members:list members'
    'people:everybody once' 'person:what is stored about one person' 'merge-people:who is one' 'forget:delete everything about a person'
    'tiers:sort members into tiers' 'moves:who moved between two runs' 'schemes:tier schemes'
    'orders:list, keep and remove orders' 'figures:figures of groups by days' 'fields:own fields about people'
    'channels:ways by which people come'
    'care:whom to look after' 'points:points and levels' 'find:people to do something with' 'connections:who answers whom'
    'plan:the content plan' 'slots:weekly slots' 'evergreen:items that return' 'today:what is due' 'repeat:plan items again and again' 'days:festivals, days off, dates of the trade'
    'replies:replies and knowledge' 'materials:pictures, files and links'
    'digests:the best of the talk' 'duties:check-ins' 'roster:who keeps which group'
    'brand:colours, typefaces and logo' 'poster-templates:templates of posters' 'preflight:what is wrong with a poster' 'postings:where posters hang'
    'export:write files' 'replicate:groups after a model'
    'rename:rename several groups' 'owner:change the owner' 'history:who changed what' 'undo:take back' 'redo:make again'
    'check:look for damage' 'backup:write a copy' 'restore:put a copy back')
  _arguments -C '--workspace[workspace]:file:_files' '--json[one JSON value]' '--quiet[no progress]' \
    '--author[who makes the change]:name:' '--help[usage]' '--version[version]' \
    '1:command:->command' '*::argument:->argument'
  case $state in
    command) _describe 'command' commands ;;
    argument) _groupops-cli_command ;;
  esac
}

_groupops-cli "$@"
