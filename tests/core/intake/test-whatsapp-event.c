/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentences with which WhatsApp tells what happened to a group, in its languages. */
#include <gio/gio.h>
#include <string.h>

#include "gops-whatsapp-event.h"
#include "gops-whatsapp-phrases.h"
#include "gops-whatsapp-words.h"

#define LRM "\342\200\216"
#define NNB "\342\200\257"

static const struct
{
  const char *line;
  const char *event;   /* event|who acts|about whom|title or number; "me" for who made the export; NULL: no phrase */
} lines[] = {
  /* English */
  { "Messages and calls are end-to-end encrypted. Only people in this chat can read them. Learn more.", "notice|||" },
  { "You created group \"Club\"", "created|me||Club" },
  { "Ada created group “Club: 2024”", "created|Ada||Club: 2024" },
  { LRM "Ada created this group", "created|Ada||" },
  { "Group creator created group “Club”", "created|||Club" },
  { "Ada added you", "joined|Ada|me|" },
  { "You added Bob", "joined|me|Bob|" },
  { "You were added", "joined||me|" },
  { "Ada added Bob, Cleo and Dan", "joined|Ada|Bob,Cleo,Dan|" },
  { "Ada added Bob, Cleo, and Dan", "joined|Ada|Bob,Cleo,Dan|" },
  { "Ada added +1 (555) 010-0001 and ~" NNB "Zoë", "joined|Ada|+1 (555) 010-0001,~ Zoë|" },
  { "Ada added Bob and 3 others", "joined|Ada|Bob|" },
  { "Ada added Mum and Dad", "joined|Ada|Mum and Dad|" },
  { "Bob was added", "joined||Bob|" },
  { "Bob was added by Ada", "joined|Ada|Bob|" },
  { "Bob joined using this group's invite link", "joined||Bob|" },
  { "Bob joined using this group’s invite link.", "joined||Bob|" },
  { "Bob joined using a group link.", "joined||Bob|" },
  { "Bob joined from the community", "joined||Bob|" },
  { "You joined using this group's invite link", "joined||me|" },
  { "Bob left", "left||Bob|" },
  { "You left", "left||me|" },
  { "Bob left the group", "left||Bob|" },
  { "Ada removed Bob", "removed|Ada|Bob|" },
  { "You removed Bob", "removed|me|Bob|" },
  { "You were removed", "removed||me|" },
  { "Bob was removed", "removed||Bob|" },
  { "You're no longer a participant in this group", "removed||me|" },
  { "Ada changed the subject from \"A\" to \"B\"", "retitled|Ada||B" },
  { "Ada changed the subject to “B”", "retitled|Ada||B" },
  { "Ada changed the group name from \"Back to school\" to \"To to\"", "retitled|Ada||To to" },
  { "You changed the group name to \"B\"", "retitled|me||B" },
  { "You're now an admin", "made-admin||me|" },
  { "You’re now an admin", "made-admin||me|" },
  { "Bob is now an admin", "made-admin||Bob|" },
  { "Bob is no longer an admin", "unmade-admin||Bob|" },
  { "You're no longer an admin", "unmade-admin||me|" },
  { "+1 555 010 0001 changed to +1 555 010 0002", "new-account|+1 555 010 0001||+1 555 010 0002" },
  { "Bob changed their phone number to +1 555 010 0002", "new-account|Bob||+1 555 010 0002" },
  { "Bob changed their phone number to a new number. Tap to message or add the new number.", "notice|Bob||" },
  { "Bob changed to decaf", NULL },
  { "Ada changed this group's icon", "notice|Ada||" },
  { "Ada added this group to the community “Town”", "notice|Ada||" },
  { "Ada removed this group from the community", "notice|Ada||" },
  { "Ada turned on disappearing messages. New messages will disappear.", "notice|Ada||" },
  { "Ada pinned a message", "notice|Ada||" },
  { "Bob requested to join", "notice|Bob||" },
  { "Your security code with Bob changed. Tap to learn more.", "notice|||" },
  /* German */
  { "Du hast die Gruppe \"Klub\" erstellt.", "created|me||Klub" },
  { "Ada hat die Gruppe „Klub“ erstellt", "created|Ada||Klub" },
  { "Du hast Bob hinzugefügt.", "joined|me|Bob|" },
  { "Ada hat dich hinzugefügt", "joined|Ada|me|" },
  { "Ada hat Bob und Cleo hinzugefügt", "joined|Ada|Bob,Cleo|" },
  { "Bob ist der Gruppe mithilfe des Einladungslinks beigetreten.", "joined||Bob|" },
  { "Du bist der Gruppe über den Einladungslink beigetreten", "joined||me|" },
  { "Bob hat die Gruppe verlassen", "left||Bob|" },
  { "Ada hat Bob entfernt", "removed|Ada|Bob|" },
  { "Bob wurde entfernt", "removed||Bob|" },
  { "Du hast den Gruppennamen von \"A\" zu \"B\" geändert.", "retitled|me||B" },
  { "Ada hat den Betreff zu „B“ geändert", "retitled|Ada||B" },
  { "Du bist jetzt Admin", "made-admin||me|" },
  { "Bob ist kein Admin mehr", "unmade-admin||Bob|" },
  { "+49 1555 0100001 hat zu +49 1555 0100002 gewechselt.", "new-account|+49 1555 0100001||+49 1555 0100002" },
  { "Bob hat eine neue Telefonnummer. Tippe, um eine Nachricht zu schreiben.", "notice|Bob||" },
  { "Du hast das Gruppenbild geändert.", "notice|me||" },
  /* Spanish */
  { "Ada creó el grupo \"Club\"", "created|Ada||Club" },
  { "Creaste el grupo \"Club\"", "created|me||Club" },
  { "Te uniste usando el enlace de invitación de este grupo", "joined||me|" },
  { "Bob se unió usando el enlace de invitación de este grupo.", "joined||Bob|" },
  { "Ada añadió a Bob y Cleo", "joined|Ada|Bob,Cleo|" },
  { "Ada te añadió", "joined|Ada|me|" },
  { "Añadiste a Bob", "joined|me|Bob|" },
  { "Bob salió del grupo", "left||Bob|" },
  { "Ada eliminó a Bob", "removed|Ada|Bob|" },
  { "Ada cambió el nombre del grupo de \"A\" a \"B\"", "retitled|Ada||B" },
  { "Ahora eres admin. del grupo", "made-admin||me|" },
  { "Bob ya no es admin.", "unmade-admin||Bob|" },
  { "Bob cambió a +34 600 000 002", "new-account|Bob||+34 600 000 002" },
  /* French */
  { "Ada a créé le groupe « Cercle »", "created|Ada||Cercle" },
  { "Vous avez ajouté Bob", "joined|me|Bob|" },
  { "Ada vous a ajouté(e)", "joined|Ada|me|" },
  { "Ada a ajouté Bob, Cléo et Dan", "joined|Ada|Bob,Cléo,Dan|" },
  { "Bob a rejoint le groupe via le lien d'invitation", "joined||Bob|" },
  { "Bob a quitté le groupe", "left||Bob|" },
  { "Ada a retiré Bob", "removed|Ada|Bob|" },
  { "Ada a changé le nom du groupe de « A » à « B »", "retitled|Ada||B" },
  { "Vous êtes désormais admin", "made-admin||me|" },
  /* Italian */
  { "Ada ha creato il gruppo \"Club\"", "created|Ada||Club" },
  { "Hai aggiunto Bob", "joined|me|Bob|" },
  { "Ada ti ha aggiunto", "joined|Ada|me|" },
  { "Bob è entrato usando il link d'invito al gruppo", "joined||Bob|" },
  { "Bob ha abbandonato", "left||Bob|" },
  { "Ada ha rimosso Bob", "removed|Ada|Bob|" },
  { "Ada ha cambiato l'oggetto da \"A\" a \"B\"", "retitled|Ada||B" },
  { "Ora sei un amministratore", "made-admin||me|" },
  { "Non sei più un amministratore", "unmade-admin||me|" },
  { "Bob è stato cambiato con +39 320 000 0002", "new-account|Bob||+39 320 000 0002" },
  /* Portuguese */
  { "Ada criou o grupo \"Clube\"", "created|Ada||Clube" },
  { "Ada adicionou você", "joined|Ada|me|" },
  { "Ada adicionou Bob e Cléo", "joined|Ada|Bob,Cléo|" },
  { "Bob entrou usando o link de convite deste grupo", "joined||Bob|" },
  { "Bob foi adicionado(a)", "joined||Bob|" },
  { "Bob saiu", "left||Bob|" },
  { "Ada removeu Bob", "removed|Ada|Bob|" },
  { "Ada mudou o assunto de \"A\" para \"B\"", "retitled|Ada||B" },
  { "Você agora é um admin", "made-admin||me|" },
  { "Ada mudou a imagem do grupo", "notice|Ada||" },
  { "Bob mudou para +55 11 90000-0002", "new-account|Bob||+55 11 90000-0002" },
  /* Dutch */
  { "Ada heeft de groep 'Club' gemaakt", "created|Ada||Club" },
  { "U hebt Bob toegevoegd", "joined|me|Bob|" },
  { "Ada heeft u toegevoegd", "joined|Ada|me|" },
  { "Bob is deelnemer geworden via de uitnodigingslink van deze groep", "joined||Bob|" },
  { "Bob heeft de groep verlaten", "left||Bob|" },
  { "Ada heeft Bob verwijderd", "removed|Ada|Bob|" },
  { "Ada heeft het onderwerp gewijzigd van \"A\" naar \"B\"", "retitled|Ada||B" },
  { "U bent nu een beheerder", "made-admin||me|" },
  /* Russian, Ukrainian */
  { "Ада создал(-а) группу \"Клуб\"", "created|Ада||Клуб" },
  { "Вы создали группу \"Клуб\"", "created|me||Клуб" },
  { "Ада добавил(-а) вас", "joined|Ада|me|" },
  { "Ада добавила Боба и Клео", "joined|Ада|Боба,Клео|" },
  { "Боб присоединился(-ась) к группе по ссылке-приглашению", "joined||Боб|" },
  { "Боб вышел(-ла) из группы", "left||Боб|" },
  { "Боб покинул(а) группу", "left||Боб|" },
  { "Ада удалил(-а) Боба", "removed|Ада|Боба|" },
  { "Ада изменил(-а) название группы с \"А\" на \"Б\"", "retitled|Ада||Б" },
  { "Теперь вы админ", "made-admin||me|" },
  { "Ада изменил(-а) описание группы", "notice|Ада||" },
  { "Ада створила групу \"Клуб\"", "created|Ада||Клуб" },
  { "Ада додав(-ла) вас", "joined|Ада|me|" },
  { "Боб вийшов(-ла)", "left||Боб|" },
  /* Czech, Polish */
  { "Ada vytvořil(a) skupinu \"Klub\"", "created|Ada||Klub" },
  { "Ada přidal(a) uživatele Bob", "joined|Ada|Bob|" },
  { "Bob opustil(a) skupinu", "left||Bob|" },
  { "Ada utworzył(a) grupę „Klub”", "created|Ada||Klub" },
  { "Ada dodał(a) Bob", "joined|Ada|Bob|" },
  { "Bob opuścił(a) grupę", "left||Bob|" },
  /* Turkish, Indonesian, Vietnamese */
  { "Ada \"Kulüp\" grubunu oluşturdu", "created|Ada||Kulüp" },
  { "Ada Bilge \"Kulüp\" grubunu oluşturdu", "created|Ada Bilge||Kulüp" },
  { "Bora bu grubun davet bağlantısını kullanarak katıldı", "joined||Bora|" },
  { "Bora ayrıldı", "left||Bora|" },
  { "Bora artık yönetici değil", "unmade-admin||Bora|" },
  { "Bora artık yönetici", "made-admin||Bora|" },
  { "Anda membuat grup \"Klub\"", "created|me||Klub" },
  { "Budi telah bergabung menggunakan tautan undangan grup ini", "joined||Budi|" },
  { "Ada menambahkan Budi dan Citra", "joined|Ada|Budi,Citra|" },
  { "Budi keluar", "left||Budi|" },
  { "Ada mengeluarkan Budi", "removed|Ada|Budi|" },
  { "Ada đã thêm bạn", "joined|Ada|me|" },
  { "Bình đã rời nhóm", "left||Bình|" },
  /* Chinese */
  { "老周创建了群组“读书打卡”", "created|老周||读书打卡" },
  { "您创建了群组“读书打卡”", "created|me||读书打卡" },
  { "老周添加了你", "joined|老周|me|" },
  { "老周添加了阿珍和小李", "joined|老周|阿珍,小李|" },
  { "老周添加了李和平", "joined|老周|李和平|" },
  { "老周添加了钟和平和林一", "joined|老周|钟和平,林一|" },
  { "Ada added Mum and Dad and Bob", "joined|Ada|Mum and Dad,Bob|" },
  { "Ada added Dr: Who and Bob", "joined|Ada|Dr: Who,Bob|" },
  { "老周 添加了 阿珍、小李和王五", "joined|老周|阿珍,小李,王五|" },
  { "阿珍使用此群组的邀请链接加入了群组", "joined||阿珍|" },
  { "阿珍通过此群组的邀请链接加入", "joined||阿珍|" },
  { "+86 138 0013 8000离开了", "left||+86 138 0013 8000|" },
  { "阿珍已退出群组", "left||阿珍|" },
  { "老周移除了阿珍", "removed|老周|阿珍|" },
  { "老周将阿珍移出群组", "removed|老周|阿珍|" },
  { "老周将群组名称从“甲”更改为“乙”", "retitled|老周||乙" },
  { "您现在是管理员", "made-admin||me|" },
  { "阿珍不再是管理员", "unmade-admin||阿珍|" },
  { "老周更改了群组图标", "notice|老周||" },
  { "消息和通话已进行端到端加密。只有此对话中的人员可以阅读、收听或分享。", "notice|||" },
  { "老周建立了群組「讀書」", "created|老周||讀書" },
  { "老周新增了阿珍", "joined|老周|阿珍|" },
  { "阿珍使用此群組的邀請連結加入", "joined||阿珍|" },
  { "阿珍離開了", "left||阿珍|" },
  { "老周將群組名稱從「甲」變更為「乙」", "retitled|老周||乙" },
  /* Japanese, Korean */
  { "エイダがグループ「読書」を作成しました", "created|エイダ||読書" },
  { "エイダさんがボブさんを追加しました", "joined|エイダ|ボブ|" },
  { "ボブさんがグループの招待リンクを使って参加しました", "joined||ボブ|" },
  { "ボブが退出しました", "left||ボブ|" },
  { "エイダがグループ名を「甲」から「乙」に変更しました。", "retitled|エイダ||乙" },
  { "에이다님이 \"독서\" 그룹을 만들었습니다", "created|에이다||독서" },
  { "에이다님이 밥님을 추가했습니다", "joined|에이다|밥|" },
  { "밥님이 그룹 초대 링크를 사용하여 참여했습니다", "joined||밥|" },
  { "밥님이 나갔습니다", "left||밥|" },
  /* Arabic, Hebrew, Hindi */
  { "قام آدا بإنشاء المجموعة \"نادي\"", "created|آدا||نادي" },
  { "قام آدا بإضافتك", "joined|آدا|me|" },
  { "انضم بوب باستخدام رابط دعوة هذه المجموعة", "joined||بوب|" },
  { "غادر بوب", "left||بوب|" },
  { "עדה יצר/ה את הקבוצה \"מועדון\"", "created|עדה||מועדון" },
  { "עדה הוסיף/ה את בוב", "joined|עדה|בוב|" },
  { "עדה הוסיף/ה אותך", "joined|עדה|me|" },
  { "‏ההצטרפות של בוב בוצעה באמצעות קישור ההזמנה", "joined||בוב|" },
  { "בוב עזב/ה", "left||בוב|" },
  { "אדה הסיר/ה את בוב", "removed|אדה|בוב|" },
  { "अदा ने बॉब को जोड़ा", "joined|अदा|बॉब|" },
  { "बॉब ने ग्रुप छोड़ा", "left||बॉब|" },
  /* none */
  { "This is an info entry", NULL },
  { "Bob: Ada left", NULL },
  { "Dr: Who left", "left||Dr: Who|" },
  { "John Doe:.", NULL },
  { "+123 45 6789", NULL },
  { "", NULL },
  { ".", NULL },
  { " left", NULL },
  { "Ada added ", NULL },
  { "Ada created group “Club", NULL },
};

static void
append_person (GString                 *out,
               const GopsWhatsappEvent *event,
               const GopsWhatsappSpan  *span)
{
  if (gops_whatsapp_words_is_me (event->language, span->text, span->length))
    g_string_append (out, "me");
  else
    g_string_append_len (out, span->text, (gssize) span->length);
}

static char *
dump_event (const GopsWhatsappEvent *event,
            GopsWhatsappPeople      *people)
{
  GString *out = g_string_new (gops_chat_event_get_id (event->event));
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (GopsWhatsappSpan));
  const GopsWhatsappSpan *last = event->title.text != NULL ? &event->title : &event->number;

  g_string_append_c (out, '|');
  if (event->i_act)
    g_string_append (out, "me");
  else if (event->actor.text != NULL)
    append_person (out, event, &event->actor);
  g_string_append (out, event->i_am ? "|me" : "|");
  gops_whatsapp_event_split (event, people, spans);
  for (guint i = 0; i < spans->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_person (out, event, &g_array_index (spans, GopsWhatsappSpan, i));
    }
  g_string_append_printf (out, "|%.*s", (int) last->length, last->text != NULL ? last->text : "");
  return g_string_free (out, FALSE);
}

static void
test_lines (void)
{
  g_autoptr (GopsWhatsappPeople) people = gops_whatsapp_people_new ();
  g_autoptr (GString) scratch = g_string_new (NULL);

  gops_whatsapp_people_add (people, "Mum and Dad", strlen ("Mum and Dad"));
  gops_whatsapp_people_add (people, "Dr: Who", strlen ("Dr: Who"));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      GopsWhatsappEvent event;
      g_autofree char *text = NULL;

      g_test_message ("%s", lines[i].line);
      if (gops_whatsapp_event_read (scratch, lines[i].line, strlen (lines[i].line), people, &event))
        text = dump_event (&event, people);
      g_assert_cmpstr (text, ==, lines[i].event);
    }
}

/* A line made to be compared for long is given up soon. */
/* What the phrase names lies in the scratch, which is no longer than the line. */
static void
assert_within (const GString          *scratch,
               const GopsWhatsappSpan *span,
               gsize                   most)
{
  if (span->text == NULL)
    return;
  g_assert_true (span->text >= scratch->str && span->text + span->length <= scratch->str + scratch->len);
  g_assert_cmpuint (span->length, <=, most);
}

static void
read_sound (GString            *scratch,
            const GString      *line,
            GopsWhatsappPeople *people)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (GopsWhatsappSpan));
  GopsWhatsappEvent event;
  gsize named = 0;

  if (!gops_whatsapp_event_read (scratch, line->str, line->len, people, &event))
    return;
  assert_within (scratch, &event.actor, line->len);
  assert_within (scratch, &event.people, line->len);
  assert_within (scratch, &event.title, line->len);
  assert_within (scratch, &event.number, line->len);
  gops_whatsapp_event_split (&event, people, spans);
  for (guint i = 0; i < spans->len; i++)
    {
      assert_within (scratch, &g_array_index (spans, GopsWhatsappSpan, i), event.people.length);
      named += g_array_index (spans, GopsWhatsappSpan, i).length;
    }
  g_assert_cmpuint (named, <=, event.people.length);
}

static void
test_hostile (void)
{
  static const char *const parts[] = { " a changé le nom du groupe de ", " added ", " ist Einladungslink", "“", " to ", " 님이 " };
  g_autoptr (GopsWhatsappPeople) people = gops_whatsapp_people_new ();
  g_autoptr (GString) scratch = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
      {
        g_autoptr (GString) line = g_string_new ("x");

        while (line->len < 2000)
          {
            g_string_append (line, parts[i]);
            g_string_append (line, parts[j]);
            read_sound (scratch, line, people);
          }
      }
}

/* Every phrase fits what is made of itself: none is spoilt by a slip of the pen. */
static void
test_phrases (void)
{
  g_autoptr (GopsWhatsappPeople) people = gops_whatsapp_people_new ();
  g_autoptr (GString) scratch = g_string_new (NULL);
  const GopsWhatsappPhrases *language;

  for (guint i = 0; (language = gops_whatsapp_phrases (i)) != NULL; i++)
    for (guint j = 0; j < language->n_phrases; j++)
      {
        const char *text = language->phrases[j].text;
        g_autoptr (GString) line = g_string_new (NULL);
        GopsWhatsappEvent event;

        for (const char *p = text; *p != '\0'; p++)
          if (*p == '[')
            {
              gsize choice = strcspn (++p, "|]");

              g_string_append_len (line, p, (gssize) choice);
              p += strcspn (p, "]");
            }
          else
            g_string_append_c (line, *p);
        g_string_replace (line, "%a", "Ada Ü", 0);
        g_string_replace (line, "%p", "Bob", 0);
        g_string_replace (line, "%n", "+1 555 010 0001", 0);
        g_string_replace (line, "%t", "“T”", 0);
        g_string_replace (line, "%q", "“T”", 0);
        g_string_replace (line, "%o", "“O”", 0);
        g_string_replace (line, "%x", "etc", 0);
        g_test_message ("%s: %s", language->language, line->str);
        g_assert_true (gops_whatsapp_event_read (scratch, line->str, line->len, people, &event));
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/intake/whatsapp/lines-of-the-program", test_lines);
  g_test_add_func ("/intake/whatsapp/phrases", test_phrases);
  g_test_add_func ("/intake/whatsapp/hostile-lines", test_hostile);
  return g_test_run ();
}
