/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the lines say that QQ and WeChat put between messages: a table of phrases, then who the names in them are. */
#include "config.h"

#include "gops-chinese-events.h"

#include <string.h>

#include "gops-phrase.h"
#include "gops-qq-sender.h"

#define MAX_STEPS  4000   /* per line: bounds what a hostile line costs */
#define MAX_PEOPLE 500

/* Holes: %a who acted, %p whom it is about, %o who is there besides, %t the new name. The first phrase that fits
 * counts, so the longer ones stand before those that are their ends. */
typedef struct
{
  GopsChatKind   kind;
  GopsChatEvent  event;
  const char    *role;     /* (nullable): that %p have now */
  const char    *phrase;
} Row;

#define RECALL        GOPS_CHAT_DELETED, GOPS_CHAT_NOTICE, NULL
#define EVENT(event)  GOPS_CHAT_EVENT, GOPS_CHAT_##event, NULL
#define ROLE(role)    GOPS_CHAT_EVENT, GOPS_CHAT_MADE_ADMIN, role

#define HERE  "(本群|群聊|该群|群|讨论组|多人聊天)"
#define ADMIN "(本群|群聊|该群|)(的|)(群|)管理员"
#define RIGHT "(身份|资格|权限|职务|)"
#define TITLE "(群名称|群聊名称|本群名称|讨论组名称|群名|群聊名)"
#define CARD  "(自己的|)(群昵称|群名片|本群昵称|在本群的昵称)"

static const Row chinese[] = {
  { RECALL, "%a撤回了一条消息 (重新编辑|)" },
  { RECALL, "%a撤回了一条消息(，|,|)并%*" },
  { RECALL, "%a(已|)撤回(了|)(自己的|)(一条|1条|)消息" },
  { EVENT (NOTICE), "%a撤回了%*的一条消息" },
  { EVENT (NOTICE), "%a撤回了一条成员消息" },

  { EVENT (JOINED), "%a邀请%p加入(了|) " HERE "(，|,)群聊(的|)(参与人|成员)(还|)有(：|:)%o" },
  { EVENT (JOINED), "%a邀请%p加入(了|) " HERE " (撤销|)" },
  { EVENT (JOINED), "%p通过(扫描|) %a分享的(群|)(二维码|链接|邀请链接|群链接) 加入(了|) " HERE "(，|,)群聊(的|)(参与人|成员)(还|)有(：|:)%o" },
  { EVENT (JOINED), "%p通过(扫描|) %a分享的(群|)(二维码|链接|邀请链接|群链接) 加入(了|) " HERE " (撤销|)" },
  { EVENT (JOINED), "%p通过(扫描|) (群|)(二维码|链接|邀请链接) 加入(了|) " HERE "(，|,)群聊(的|)(参与人|成员)(还|)有(：|:)%o" },
  { EVENT (JOINED), "%p通过(扫描|扫|搜索|) (群|)(二维码|链接|邀请链接|群号|搜索) 加入(了|) " HERE },
  { EVENT (JOINED), "%p(经|由|应|受|被) %a(的|)邀请(，|,|)(已|)加入(了|) " HERE },
  { EVENT (JOINED), "%p(通过|接受)(了|) %a的邀请(，|,|)(已|)加入(了|) " HERE },
  { EVENT (JOINED), "(管理员|群主) %*(同意|通过)(了|) %p(的|)(入群申请|加群申请|入群请求|加群请求)" },
  { EVENT (JOINED), "(管理员|群主) %*(同意|通过)(了|) %p加入(了|) " HERE },
  { EVENT (JOINED), "(热烈|)欢迎(新成员|新朋友|) %p加入(了|) " HERE },
  { EVENT (JOINED), "%p(已|)加入(了|) " HERE },

  { EVENT (REMOVED), "%a(将|把) %p(移出|踢出|移除|请出)(了|) " HERE },
  { EVENT (REMOVED), "%p(已|) 被(管理员|群主|)(移出|踢出|移除|请出)(了|) " HERE },
  { EVENT (REMOVED), "%p(已|) 被(管理员|群主|) %a(移出|踢出|移除|请出)(了|) " HERE },
  { EVENT (LEFT), "%p(已|主动|自行|)(退出|离开)(了|) " HERE },
  { EVENT (LEFT), "%p(已|)退群(了|)" },

  { ROLE ("owner"), "%p(已|)(成为|是)(了|)(本群|群聊|该群|)(的|)新(的|)群主" },
  { ROLE ("owner"), "%p(已|)成为(了|)(本群|群聊|该群|)(的|)群主" },
  { ROLE ("owner"), "%a(已|)(将|把)(群主|本群|群聊|该群|群)(身份|) (转让|移交|转移)给(了|) %p" },
  { ROLE ("admin"), "%p(已|)成为(了|)" ADMIN },
  { ROLE ("admin"), "%p(已|) 被(设为|设置为|添加为|任命为|提升为)(了|)" ADMIN },
  { ROLE ("admin"), "%p(已|) 被(群主|) %a(设为|设置为|添加为|任命为|提升为)(了|)" ADMIN },
  { ROLE ("admin"), "%a(已|)(将|把|设置|任命|添加) %p(设为|设置为|添加为|任命为|提升为|为)(了|)" ADMIN },
  { EVENT (UNMADE_ADMIN), "%p(已|)不再(是|担任)" ADMIN },
  { EVENT (UNMADE_ADMIN), "%p(已|) 被(取消|撤销|解除)(了|)" ADMIN RIGHT },
  { EVENT (UNMADE_ADMIN), "%p的" ADMIN RIGHT "(已|)被(取消|撤销|解除)" },
  { EVENT (UNMADE_ADMIN), "%p(已|) 被(群主|) %a(取消|撤销|解除)(了|)" ADMIN RIGHT },
  { EVENT (UNMADE_ADMIN), "%a(已|)(取消|撤销|解除)(了|) %p的" ADMIN RIGHT },
  { EVENT (UNMADE_ADMIN), "%a(将|把) %p从(群|)管理员中移(除|出)" },

  { EVENT (RETITLED), TITLE "(已|)(被|) %a(修改|更改|改)(为|成) %t" },
  { EVENT (RETITLED), "(本群|群聊|讨论组)(已|)(更名|改名)(为|成) %t" },
  { EVENT (RETITLED), TITLE "(已|)(被|)(修改|更改|变更|改)(为|成) %t" },
  { EVENT (RETITLED), "%a(已|)(将|把) " TITLE " (修改|更改|改)(为|成)(了|) %t" },
  { EVENT (RETITLED), "%a(已|)(修改|更改|改)(了|) " TITLE "(为|成) %t" },
  { EVENT (RENAMED), "%a(已|)(将|把) " CARD " (修改|更改|改)(为|成)(了|) %t" },
  { EVENT (RENAMED), "%a(已|)(修改|更改)(了|) " CARD "(为|成) %t" },
  { EVENT (CREATED), "%a(创建|发起|新建)(了|) " HERE },
  { EVENT (CREATED), "%a(创建|新建)(了|) (群聊|群|讨论组) %t" },

  { EVENT (NOTICE), "你和%*有%*个共同好友(，|,)点击添加好友" },
  { EVENT (NOTICE), "%*与群里(其他人|其他成员|所有人)都不是(微信|)(朋友|好友)关系(，|,)请注意隐私安全" },
  { EVENT (NOTICE), "%*(拍了拍|戳了戳|戳一戳)%*" },
  { EVENT (NOTICE), "%*领取了%*的%*红包%*" },
  { EVENT (NOTICE), "%*红包已(被|)领(完|取)%*" },
  { EVENT (NOTICE), "%*收到红包(，|,)请在手机上查看" },
  { EVENT (NOTICE), "(群主|管理员)%*(已|)(启用|开启|关闭|停用)(了|)%*" },
  { EVENT (NOTICE), "%*(开启|关闭)(了|)(全员禁言|匿名聊天|群聊邀请确认)" },
  { EVENT (NOTICE), "%*被%*禁言%*" },
  { EVENT (NOTICE), "%*被解除禁言" },
  { EVENT (NOTICE), "%*修改(了|)" TITLE },
  { EVENT (NOTICE), "你已添加了%*(，|,)现在可以开始聊天了" },
  { EVENT (NOTICE), "以上是打招呼的内容" },
};

#define GROUP "(the |this |)(group chat|group|chat)"
#define ADMINISTRATOR "(a group |an |the |)(administrator|admin)"

static const Row english[] = {
  { RECALL, "%a(’ve|'ve| has| have|) (recalled|withdrew|withdrawn|unsent) a message (Re-edit|Edit again|)" },

  { EVENT (JOINED), "%a invited %p to (a|the) (group chat|group|chat) with %o" },
  { EVENT (JOINED), "%a (invited|added) %p to (the|a|this) (group chat|group|chat)" },
  { EVENT (JOINED), "%a invited %p to join (the|a|this) (group chat|group|chat)" },
  { EVENT (JOINED), "%p( has| have|) joined " GROUP " via the QR (code|Code) shared by %a" },
  { EVENT (JOINED), "%p( has| have|) joined " GROUP " via the QR (code|Code) %a shared" },
  { EVENT (JOINED), "%p( has| have|) joined " GROUP " via (the|a|an) (QR code|QR Code|invitation link|link)" },
  { EVENT (JOINED), "%p( has| have|) joined " GROUP },

  { EVENT (REMOVED), "%p (was|were|has been|have been) removed from " GROUP " by %a" },
  { EVENT (REMOVED), "%p (was|were|has been|have been) removed from " GROUP },
  { EVENT (REMOVED), "%a removed %p from " GROUP },
  { EVENT (LEFT), "%p( has| have|) left " GROUP },

  { ROLE ("owner"), "%p( is| are|) (now|became|has become) the (new |)(group owner|owner of the group|owner)" },
  { ROLE ("owner"), "%a transferred (the |)(group ownership|ownership of the group|group) to %p" },
  { ROLE ("admin"), "%p( is now| are now| has become| have become| became| was made) " ADMINISTRATOR },
  { ROLE ("admin"), "%a (made|set) %p (as |)" ADMINISTRATOR },
  { EVENT (UNMADE_ADMIN), "%p (is|are) no longer " ADMINISTRATOR },
  { EVENT (UNMADE_ADMIN), "%a removed %p as " ADMINISTRATOR },

  { EVENT (RETITLED), "%a changed (the |)(group name|group chat name|name of the group) to %t" },
  { EVENT (RETITLED), "%a renamed (the group|this group|the group chat) to %t" },
  { EVENT (RENAMED), "%a changed (his|her|their|my|your) (group nickname|group alias|alias in group) to %t" },
  { EVENT (CREATED), "%a created (the |this |a |)(group chat|group)" },
  { EVENT (CREATED), "%a created (the |this |a |)(group chat|group) %t" },

  { EVENT (NOTICE), "%*tickled %*" },
  { EVENT (NOTICE), "%*opened %* red packet" },
};

void
gops_chinese_event_init (GopsChineseEvent *self)
{
  *self = (GopsChineseEvent) { .kind = GOPS_CHAT_EVENT, .detail = "" };
  self->people = g_array_new (FALSE, FALSE, sizeof (GopsChatPerson));
  self->others = g_array_new (FALSE, FALSE, sizeof (GopsChatPerson));
}

void
gops_chinese_event_clear (GopsChineseEvent *self)
{
  g_array_unref (self->people);
  g_array_unref (self->others);
  g_free (self->text);
}

static void
reset (GopsChineseEvent *self)
{
  self->kind = GOPS_CHAT_EVENT;
  self->event = GOPS_CHAT_NOTICE;
  self->sender = (GopsChatPerson) GOPS_CHAT_NOBODY;
  self->detail = "";
  g_array_set_size (self->people, 0);
  g_array_set_size (self->others, 0);
}

static gboolean
is_me (const char *name)
{
  static const char *const words[] = { "你", "您", "You", "you", "你自己" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (name, words[i]))
      return TRUE;
  return FALSE;
}

/* @text is changed in place. */
static GopsChatPerson
read_person (char *text)
{
  GopsChatPerson person = GOPS_CHAT_NOBODY;

  (void) gops_qq_sender_split_id (text, TRUE, &person);
  person.name = gops_phrase_strip_quotes (text);
  if (is_me (person.name))
    {
      person.name = "";
      person.me = TRUE;
    }
  return person;
}

static void
add_person (GArray     *people,
            char       *text,
            const char *role)
{
  GopsChatPerson person = read_person (text);

  if (role != NULL)
    person.role = role;
  if (!gops_chat_person_is_nobody (&person) && people->len < MAX_PEOPLE)
    g_array_append_val (people, person);
}

/* 你和"A、B": the one who is told of it stands first. */
static char *
take_me (char       *text,
         GArray     *people,
         const char *role)
{
  static const char *const words[] = { "你和", "您和", "You and ", "you and " };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (text, words[i]))
      {
        char me[] = "你";

        add_person (people, me, role);
        return text + strlen (words[i]);
      }
  return text;
}

static gboolean
is_each_quoted (const char *text)
{
  return strstr (text, "\"、\"") != NULL || strstr (text, "”、“") != NULL;
}

/* Names stand in one pair of quotation marks together, or each in its own, or bare. */
static void
add_people (GArray     *people,
            char       *text,
            const char *role,
            const char *comma)
{
  char *next;

  text = take_me (text, people, role);
  if (!is_each_quoted (text))
    text = gops_phrase_strip_quotes (text);
  for (; text != NULL; text = next)
    {
      char *a = strstr (text, "、"), *b = comma != NULL ? strstr (text, comma) : NULL;
      char *end = a == NULL || (b != NULL && b < a) ? b : a;

      next = end;
      if (end != NULL)
        {
          next += strlen (end == a ? "、" : comma);
          *end = '\0';
        }
      add_person (people, text, role);
    }
}

static void
fill_hole (GopsChineseEvent     *self,
           const GopsPhraseHole *hole,
           const Row            *row,
           const char           *comma)
{
  char *text = self->text + hole->start;

  self->text[hole->end] = '\0';
  switch (hole->code)
    {
    case 'a': self->sender = read_person (text);                      break;
    case 'p': add_people (self->people, text, row->role, comma);      break;
    case 'o': add_people (self->others, text, NULL, comma);           break;
    case 't': self->detail = gops_phrase_strip_quotes (text);         break;
    default:                                                          break;
    }
}

static gboolean
try_rows (GopsChineseEvent *self,
          const Row        *rows,
          guint             n,
          gsize             length,
          const char       *comma,
          GopsPhraseMatch  *match)
{
  for (guint i = 0; i < n; i++)
    if (gops_phrase_match (rows[i].phrase, self->text, length, match))
      {
        self->kind = rows[i].kind;
        self->event = rows[i].event;
        for (guint h = 0; h < match->n_holes; h++)
          fill_hole (self, &match->holes[h], &rows[i], comma);
        return TRUE;
      }
  return FALSE;
}

/* The full stop of a Chinese line belongs to no name. */
static gsize
trimmed_length (const char *text)
{
  static const char *const ends[] = { "。", "！", "!", ".", " ", "\r", "\n" };
  gsize length = strlen (text);

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      gsize n = strlen (ends[i]);

      if (length > n && memcmp (text + length - n, ends[i], n) == 0)
        {
          length -= n;
          i = (guint) -1;
        }
    }
  return length;
}

gboolean
gops_chinese_event_read (GopsChineseEvent *self,
                         const char       *line)
{
  GopsPhraseMatch match = { .steps = MAX_STEPS };
  gsize length;

  reset (self);
  line += strspn (line, " \t");
  length = trimmed_length (line);
  if (length == 0 || length > GOPS_PHRASE_MAX_TEXT)
    return FALSE;
  g_free (self->text);
  self->text = g_strndup (line, length);
  return try_rows (self, chinese, G_N_ELEMENTS (chinese), length, NULL, &match) ||
         try_rows (self, english, G_N_ELEMENTS (english), length, ", ", &match);
}
