# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2207
#
# Completion of groupops-cli for bash.

_groupops_cli_commands='init sample new groups show set advice rules clauses import formats
  members people person merge-people forget
  tiers moves schemes
  orders figures fields channels
   care points find connections
   plan sops triggers today repeat days
   replies materials
   digests duties roster
   brand poster-templates preflight postings export
  replicate rename owner history undo redo check backup restore'
_groupops_cli_kinds='traffic newcomer camp check-in interest flash transfer resources service paid gig mutual-help'
_groupops_cli_platforms='wechat wecom qq telegram discord whatsapp slack feishu dingtalk weibo douban zhihu bilibili
  douyin xiaohongshu other'
_groupops_cli_tiers='new core active ordinary silent at-risk lost'
_groupops_cli_cares='welcome answer-newcomers first-word win-back wake first-sign thank-core invite-to-help
  farewell-or-return birthday'
_groupops_cli_finders='unanswered-newcomers quiet-newcomers leaders organisers helpers connectors several-groups inviters
  sleepers unanswered never-spoken introductions pairs meetings'

# The options of a command; of "export", of its second word.
_groupops_cli_options ()
{
  case $1 in
    sample) echo --as-of ;;
    new) echo --kind --platform --language --name --theme --audience --time-zone ;;
    groups) echo --kind --status --match ;;
    rules) echo --platform --form --limit --posts --check --versions --publish --effective --compare --restore --offer --apply-to ;;
    clauses) echo --match --section --polarity --kind --platform --topic --own --remove ;;
    import) echo --group --format --sheet --map --time-zone --date-order --encoding --chat --new-groups --me --from --texts --pseudonyms
      echo --currency --date --purpose --title --price --new-people --report --dry-run ;;
    members) echo --tier --field --sort --limit ;;
    people) echo --tag --blacklist --staff --bots --several --limit ;;
    merge-people) echo --suggest --apply --least --limit --reason --force --split --apart ;;
    forget) echo --dry-run ;;
    tiers) echo --scheme --as-of --dry-run ;;
    moves) echo --scheme --from --to ;;
    schemes) echo --remove ;;
    orders) echo --person --from --until --limit --add --amount --date --product --number --remove ;;
    figures) echo --date --from --until --set ;;
    fields) echo --add --change --name --kind --choices --move --to --remove --person --set --fill ;;
    care) echo --date --done --later --until --person --off --on ;;
    points) echo --person --as-of --limit --give --reason --take-back --rules --set --reset ;;
    find | connections) echo --as-of --limit ;;
    plan) echo --apply --from --until --groups --stagger --spread --with-past --next-slot --fill-slots --dry-run ;;
    slots) echo --set ;;
    evergreen) echo --after --times --off ;;
    sops) echo --import --copy --save --from --until --name --remove --offer --group --accept ;;
    triggers) echo --add --on --tier --pause --resume --remove ;;
    today) echo --date --done --skip --reason --snooze ;;
    days) echo --kind --from --until --hide --show --add --on --length --remove ;;
    repeat) echo --following ;;
    replies) echo --match --kind --group --limit --import --encoding --sheet --map --dry-run --export --starter ;;
    materials) echo --match --add --save --to ;;
    channels) echo --add --change --name --kind --code --code-picture --until --cost --note --move --to --remove ;;
    brand) echo --set --logo --no-logo --clear ;;
    poster-templates) echo --import --save --template --name --remove ;;
    preflight) echo --template --size --palette --channel --set --dpi --distance ;;
    postings) echo --hanging --add --change --place --on --template --title --channel --code --until --note --taken-down --hang-again --remove ;;
    'export poster-template') echo --to ;;
    'export poster') echo --template --size --channel --palette --set --dpi --bleed --crop-marks --to ;;
    'export posters') echo --groups --template --size --palette --set --dpi --bleed --crop-marks --name --format --jobs --to ;;
    'export handbook') echo --to ;;
    'export folder') echo --groups --to ;;
    'export review') echo --from --until --to ;;
    'export rules') echo --form --posts --platform --limit --to ;;
    'export members') echo --to --vcard ;;
    duties) echo --date --add --words --least --days --from --until --remove --look-again --done --undone --person ;;
    roster) echo --date --assign --groups --role --mode --since --until --beside --end --remove ;;
    'export handover') echo --date --to ;;
    'export honour') echo --duty --date --top --to ;;
    'export digest') echo --from --until --top --names --save --to ;;
    'export plan') echo --month --to ;;
    'export clauses' | 'export scheme' | 'export sop' | 'export flow' | 'export calendar' | 'export form' | 'export inventory') echo --to ;;
    replicate) echo --names --values ;;
    rename) echo --groups --pattern ;;
    owner) echo --groups --to ;;
    history) echo --limit ;;
    check) echo --repair ;;
    '') echo --workspace --json --quiet --author --version ;;
  esac
}

# The ids of the groups in the workspace on the command line.
_groupops_cli_groups ()
{
  local i workspace=()
  for ((i = 1; i < COMP_CWORD; i++))
  do
    [[ ${COMP_WORDS[i]} == --workspace ]] && workspace=(--workspace "${COMP_WORDS[i + 1]}")
  done
  "${COMP_WORDS[0]}" "${workspace[@]}" --json groups 2>/dev/null |
    grep -o '"id" *: *"[0-9]*"' | grep -o '[0-9]*'
}

_groupops_cli ()
{
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command='' words='' i
  for ((i = 1; i < COMP_CWORD; i++))
  do
    case ${COMP_WORDS[i]} in
      --workspace | --author) ((i++)) ;;
      -*) ;;
      *)
        command=${COMP_WORDS[i]}
        [[ $command == export ]] && ((i + 1 < COMP_CWORD)) && command="export ${COMP_WORDS[i + 1]}"
        break
        ;;
    esac
  done

  case $previous in
    --kind) words=$_groupops_cli_kinds
      [[ $command == fields ]] && words='text number date choice'
      [[ $command == replies ]] && words='reply knowledge'
      [[ $command == channels ]] && words='article social offline word-of-mouth partner invitation other' ;;
    --platform) words=$_groupops_cli_platforms ;;
    --language) words='en zh_CN' ;;
    --status) words='draft active paused dissolved' ;;
    --tier) words=$_groupops_cli_tiers ;;
    --later | --off | --on) words=$_groupops_cli_cares ;;
    --done) [[ $command == care ]] && words=$_groupops_cli_cares ;;
    --date-order) words='dmy mdy ymd' ;;
    --form) words='long short ladder questions welcome' ;;
    --purpose) words='check-in order sign-up' ;;
    --add) [[ $command == materials ]] && compopt -o filenames && COMPREPLY=($(compgen -f -- "$current")) ;;
    --set) [[ $command == figures ]] && words='members= joined= left= spoke= messages='
      [[ $command == brand ]] && words='name= tone= main_color= accent_color= paper_color= ink_color= heading_face= text_face=' ;;
    --mode) words='staff members content resources' ;;
    --names) [[ $command == 'export digest' ]] && words='shown short hidden' ;;
    --polarity) words='encourage forbid neutral' ;;
    --size) words='1080x1920 1242x1660 1080x1080 900x500 a4 a3' ;;
    --groups | --apply-to) words="all $(_groupops_cli_groups)" ;;
    --group | show | set | advice | rules | members | tiers | moves | orders | figures | channels | care | points | find \
      | connections | preflight | postings | plan | slots | triggers | digests | duties | roster | replicate | history)
      words=$(_groupops_cli_groups) ;;
    clauses | poster | flow | calendar | plan | form | digest | honour | handover)
      [[ $command == export\ * ]] && words=$(_groupops_cli_groups) ;;
    formats) words='kinds platforms sops schemes templates statuses' ;;
    export) words='rules handbook review folder clauses scheme sop poster poster-template posters flow calendar plan form members inventory digest honour handover' ;;
    --workspace | --to | --names | --code-picture | --logo | --import | --export | import | backup | restore)
      compopt -o filenames
      COMPREPLY=($(compgen -f -- "$current"))
      return
      ;;
  esac
  [[ $current == -* || -z $words && -n $command ]] && words="$(_groupops_cli_options "$command") --help"
  [[ -z $command && -z $words ]] && words="$_groupops_cli_commands"
  [[ -z $command && $current == -* ]] && words="$(_groupops_cli_options '') --help"
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}

complete -F _groupops_cli groupops-cli
