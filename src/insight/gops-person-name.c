/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys of names. A name is read as a row of tokens, each of Han signs or of words in other writing; what stands between
 * them, and in brackets, are additions. */
#include "gops-person-name.h"

#include <string.h>

#include "gops-han.h"
#include "gops-pinyin.h"

#define MOST_KEYS 8   /* of one name */
#define DOT       "·" /* between the parts of a name that was written in Han signs by its sound */

/* --- lists --- */

/* The surnames that nine of ten Chinese have. */
static const char surnames[] =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江"
  "尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴"
  "霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师"
  "和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝区傅濮逄蔺阚储竺鞠揭庾屠钮卿桓";

static const char *const long_surnames[] = { "欧阳", "司马", "上官", "诸葛", "司徒", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐", "长孙", "宇文", "东方", "南宫", NULL };

/* Begin with a sign that is a surname as well, and are none. */
static const char *const no_names[] = {
  "江苏", "江西", "安徽", "成都", "宁波", "宁夏", "温州", "金华", "常州", "苏州", "沈阳", "郑州", "唐山", "武汉", "石家庄", "项目", "高级", "管理", "管理员", "程序", "程序员",
  "商务", "司机", "方案", "华为", "万科", "安全", "全职", "单身", "应用", "明天", "时光", "夏天", "白云", "易燃", "向日葵", "阳光", "康复", "农场", "华东", "华南", "华北", "华中",
  "鲁菜", "高中", "高一", "高二", "高三", "马上", "金融", "于是", "温馨", "安静", "安心", "余生", "华润", "师傅", "路人", "和平", "成长", "古风", "全能", "应届", "龙岩", "万达",
  "连锁", "连云港", "马鞍山", "乔迁", "车主", "房产", "米粉", "麦子", "费用", "席位", "查询", "明星", "荣耀", "桂林", "柳州", "包头", "梅州", "江门", "陶瓷", "石油", "谷歌", NULL,
};

/* Titles behind a name. */
static const char *const titles[] = { "老师", "医生", "教练", "经理", "主任", "律师", "博士", "同学", "教授", "校长", "店长", "会长", "群主", NULL };

static const char *const word_titles[] = { "dr", "prof", "mr", "mrs", "ms", "miss", "herr", "frau", "mme", "sir", NULL };

/* Somebody's mother is called by the child's name and is not the child. */
static const char *const kin[] = { "妈", "爸", "家长", "奶奶", "爷爷", "外婆", "外公", NULL };
static const char *const kin_words[] = { "mom", "mum", "mother", "mama", "dad", "father", "papa", "parent", NULL };

static const char *const firms[] = {
  "公司", "工作室", "花店", "小店", "旗舰店", "专卖店", "便利店", "超市", "客服", "官方", "商城", "集团", "门店", "餐厅", "饭店", "酒店", "书店", "药店", "诊所", "医院", "学校", "中心",
  "协会", "俱乐部", "事务所", "培训", "物业", "快递", "驿站", "助手", NULL,
};

static const char *const firm_words[] = {
  "shop", "store", "studio", "gmbh", "ltd", "inc", "llc", "company", "team", "support", "service", "services", "official", "office", "club", "school", "clinic",
  "hotel", "cafe", "restaurant", "bakery", "flowers", "florist", "center", "centre", "group", "admin", "info", "helpdesk", "agency", NULL,
};

/* Names that thousands have in every large city. */
static const char *const common_names[] = {
  "张伟", "王伟", "王芳", "李伟", "李娜", "张敏", "李静", "王静", "刘伟", "王秀英", "张丽", "李秀英", "王丽", "张静", "李强", "张秀英", "李敏", "王敏", "王磊", "李军", "王勇",
  "李丽", "张勇", "李杰", "张杰", "王艳", "李勇", "王强", "张强", "李明", "王军", "李艳", "张涛", "王涛", "王建国", "张建国", "李建国", "王建华", "张建华", "李建华", "王建军",
  "张建军", "李建军", "王秀兰", "张秀兰", "李秀兰", "王桂英", "张桂英", "李桂英", "王玉兰", "张玉兰", "李玉兰", "王玉梅", "李玉梅", "张玉梅", "王志强", "李志强", "张志强",
  "王小明", "李小明", "张小明", "王婷婷", "李婷婷", "张婷婷", "王海燕", "李海燕", "张海燕", "王晓东", "李晓东", "张晓东", "王淑华", "张淑华", "李淑华", "王丹丹", "李丹丹",
  "王子轩", "张子轩", "李子轩", "王子涵", "张子涵", "李子涵", "王梓涵", "张梓涵", "李梓涵", "王浩然", "张浩然", "李浩然", "王雨萱", "张雨萱", "李雨萱", NULL,
};

static const char *const common_given[] = {
  "james", "john", "robert", "michael", "william", "david", "richard", "joseph", "thomas", "charles", "mary", "maria", "jennifer", "linda", "elizabeth", "susan",
  "jessica", "sarah", "karen", "anna", "emma", "daniel", "paul", "mark", "peter", "andrew", "chris", "alex", "laura", "lisa", "julia", "jose", "juan", "carlos",
  "luis", "ana", "mohamed", "mohammed", "muhammad", "ahmed", "ali", "wei", "li", "jing", "min", NULL,
};

static const char *const common_family[] = {
  "smith", "johnson", "williams", "brown", "jones", "garcia", "miller", "davis", "rodriguez", "martinez", "hernandez", "lopez", "gonzalez", "wilson", "anderson",
  "thomas", "taylor", "moore", "jackson", "martin", "lee", "khan", "singh", "kumar", "nguyen", "tran", "kim", "park", "mueller", "muller", "schmidt", "schneider",
  "wang", "li", "zhang", "liu", "chen", "yang", "huang", "zhao", "wu", "zhou", "ivanov", "silva", "santos", "rossi", "ali", "ahmed", NULL,
};

static gboolean
is_in (const char *const *list,
       const char        *text)
{
  return g_strv_contains (list, text);
}

/* --- Han tokens --- */

static glong
count_signs (const char *text)
{
  return g_utf8_strlen (text, -1);
}

static gboolean
is_han_text (const char *text)
{
  return gops_han_is (g_utf8_get_char (text));
}

/* Bytes of the surname that a name begins with; 0 for none. */
static gsize
surname_length (const char *name)
{
  char sign[7] = { 0 };

  for (guint i = 0; long_surnames[i] != NULL; i++)
    if (g_str_has_prefix (name, long_surnames[i]) && name[strlen (long_surnames[i])] != '\0')
      return strlen (long_surnames[i]);
  g_unichar_to_utf8 (g_utf8_get_char (name), sign);
  return strstr (surnames, sign) != NULL ? strlen (sign) : 0;
}

static gboolean
is_firm (const char *key)
{
  g_auto (GStrv) words = NULL;

  for (guint i = 0; firms[i] != NULL; i++)
    if (strstr (key, firms[i]) != NULL)
      return TRUE;
  words = g_strsplit (key, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (is_in (firm_words, words[i]))
      return TRUE;
  return FALSE;
}

/* 阿依努尔·买买提 */
static gboolean
has_dot (const char *token)
{
  return strstr (token, DOT) != NULL;
}

static gboolean
is_han_person (const char *token)
{
  gsize surname = surname_length (token);
  glong given = count_signs (token + surname);

  if (has_dot (token))
    return count_signs (token) >= 4;
  return surname > 0 && given >= 1 && given <= 2 && !is_in (no_names, token) && !is_firm (token);
}

/* 张三老师 → 张三. (transfer full) */
static char *
strip_title (const char *token)
{
  for (guint i = 0; titles[i] != NULL; i++)
    if (g_str_has_suffix (token, titles[i]))
      {
        g_autofree char *name = g_strndup (token, strlen (token) - strlen (titles[i]));

        if (count_signs (name) >= 2)
          return g_steal_pointer (&name);
      }
  return g_strdup (token);
}

static gboolean
names_kin (const char        *text,
           const char *const *list)
{
  for (; *list != NULL; list++)
    if (strstr (text, *list) != NULL)
      return TRUE;
  return FALSE;
}

/* --- reading --- */

/* What a name is made of. */
typedef struct
{
  GPtrArray *han;       /* (owned) (element-type utf8): tokens of Han signs */
  GPtrArray *phrases;   /* (owned) (element-type GPtrArray of utf8): words of other writing that stand together */
  GString   *token;     /* (owned): the one that is being read */
  gboolean   in_han;
} Reading;

static void
reading_clear (Reading *self)
{
  g_ptr_array_unref (self->han);
  g_ptr_array_unref (self->phrases);
  g_string_free (self->token, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static GPtrArray *
last_phrase (Reading *self)
{
  if (self->phrases->len == 0)
    g_ptr_array_add (self->phrases, g_ptr_array_new_with_free_func (g_free));
  return self->phrases->pdata[self->phrases->len - 1];
}

static void
end_token (Reading *self)
{
  if (self->token->len > 0)
    g_ptr_array_add (self->in_han ? self->han : last_phrase (self), g_strdup (self->token->str));
  g_string_truncate (self->token, 0);
}

/* Whether nothing but a blank, or a comma, stands between words that belong together. */
static gboolean
is_soft (gunichar c)
{
  return g_unichar_isspace (c) || c == ',' || c == 0xff0c || c == '.';
}

static void
end_phrase (Reading *self)
{
  end_token (self);
  if (self->phrases->len > 0 && ((GPtrArray *) self->phrases->pdata[self->phrases->len - 1])->len > 0)
    g_ptr_array_add (self->phrases, g_ptr_array_new_with_free_func (g_free));
}

static void
take_letter (Reading  *self,
             gunichar  c)
{
  gboolean han = gops_han_is (c);

  if (han != self->in_han)
    end_token (self);
  self->in_han = han;
  g_string_append_unichar (self->token, gops_han_simplify (c));
}

/* A dash between letters, or an apostrophe, is a part of the word. */
static gboolean
joins_word (Reading    *self,
            const char *p)
{
  gunichar c = g_utf8_get_char (p), next = g_utf8_get_char (g_utf8_next_char (p));

  return !self->in_han && self->token->len > 0 && (c == '-' || c == '\'' || c == 0x2019) && g_unichar_isalpha (next) && !gops_han_is (next);
}

static gboolean
is_dot (Reading    *self,
        const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return self->in_han && self->token->len > 0 && (c == 0xb7 || c == 0x2022 || c == 0x2027 || c == 0x30fb) &&
         gops_han_is (g_utf8_get_char (g_utf8_next_char (p)));
}

static void
read_name (Reading    *self,
           const char *name)
{
  g_autofree char *normal = g_utf8_normalize (name, -1, G_NORMALIZE_ALL);   /* accents become marks of their own */
  g_autofree char *folded = g_utf8_casefold (normal != NULL ? normal : name, -1);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        take_letter (self, c);
      else if (g_unichar_ismark (c) || joins_word (self, p))
        continue;
      else if (is_dot (self, p))
        g_string_append (self->token, DOT);
      else if (is_soft (c))
        end_token (self);
      else
        end_phrase (self);
    }
  end_token (self);
}

/* 张 三, 欧 阳 修, 褚 望舒 */
static gboolean
is_spaced (GPtrArray *han)
{
  for (guint i = 0; i < han->len; i++)
    if (count_signs (han->pdata[i]) > (han->len == 2 && i == 1 ? 2 : 1))
      return FALSE;
  return han->len >= 2 && han->len <= 4;
}

static void
join_single_signs (GPtrArray *han)
{
  GString *name;

  if (!is_spaced (han))
    return;
  name = g_string_new (NULL);
  for (guint i = 0; i < han->len; i++)
    g_string_append (name, han->pdata[i]);
  g_ptr_array_set_size (han, 0);
  g_ptr_array_add (han, g_string_free (name, FALSE));
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Titles and single letters stand beside a name of two words and more. */
static void
drop_additions (GPtrArray *words)
{
  for (guint i = words->len; i > 0 && words->len > 2; i--)
    if (count_signs (words->pdata[i - 1]) < 2 || is_in (word_titles, words->pdata[i - 1]))
      g_ptr_array_remove_index (words, i - 1);
}

/* Words in the order of the alphabet: "Smith, Bob" is "bob smith". (transfer full) */
static char *
join_phrase (GPtrArray *words)
{
  GString *key = g_string_new (NULL);

  g_ptr_array_sort (words, compare_words);
  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (key, "%s%s", i > 0 ? " " : "", (char *) words->pdata[i]);
  return g_string_free (key, FALSE);
}

/* --- keys --- */

static void
take_key (GPtrArray *keys,
          char      *key)
{
  if (*key != '\0' && !g_ptr_array_find_with_equal_func (keys, key, g_str_equal, NULL))
    g_ptr_array_add (keys, key);
  else
    g_free (key);
}

/* The name as a whole: all its tokens. (transfer full) */
static char *
join_all (Reading *self)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < self->han->len; i++)
    g_string_append_printf (key, "%s%s", i > 0 ? " " : "", (char *) self->han->pdata[i]);
  for (guint i = 0; i < self->phrases->len; i++)
    {
      g_autofree char *phrase = join_phrase (self->phrases->pdata[i]);

      if (*phrase != '\0')
        g_string_append_printf (key, "%s%s", key->len > 0 ? " " : "", phrase);
    }
  return g_string_free (key, FALSE);
}

/* Nearly every Chinese name is two or three signs and nothing else. (transfer full) (nullable) */
static char *
dup_short_han (const char *name)
{
  GString *key;
  guint n = 0;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (n++ == 3 || !gops_han_is (g_utf8_get_char (p)))
      return NULL;
  key = g_string_new (NULL);
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (key, gops_han_simplify (g_utf8_get_char (p)));
  return g_string_free (key, FALSE);
}

/* A person or a firm within the name, and phrases of several words. */
static void
take_parts (Reading   *self,
            GPtrArray *keys)
{
  for (guint i = 0; i < MIN (self->han->len, MOST_KEYS); i++)
    {
      g_autofree char *person = strip_title (self->han->pdata[i]);

      if (is_han_person (person) || (is_firm (person) && count_signs (person) > 3) || !g_str_equal (person, self->han->pdata[i]))
        take_key (keys, g_steal_pointer (&person));
    }
  for (guint i = 0; i < MIN (self->phrases->len, MOST_KEYS); i++)
    if (((GPtrArray *) self->phrases->pdata[i])->len >= 2)
      take_key (keys, join_phrase (self->phrases->pdata[i]));
}

static void
add_keys_of_long (GPtrArray  *keys,
                  const char *name)
{
  g_auto (Reading) reading = {
    g_ptr_array_new_with_free_func (g_free), g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref), g_string_new (NULL), FALSE,
  };
  gboolean is_kin;
  char *whole;

  read_name (&reading, name);
  join_single_signs (reading.han);
  for (guint i = 0; i < reading.phrases->len; i++)
    drop_additions (reading.phrases->pdata[i]);
  whole = join_all (&reading);
  is_kin = names_kin (whole, kin) || names_kin (whole, kin_words);
  take_key (keys, whole);
  if (!is_kin)
    take_parts (&reading, keys);
}

void
gops_person_name_add_keys (GPtrArray  *keys,
                           const char *name)
{
  char *key = dup_short_han (name);

  if (key != NULL)
    take_key (keys, key);
  else
    add_keys_of_long (keys, name);
}

/* --- looks --- */

static gboolean
is_word_of_name (const char *word)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isalpha (g_utf8_get_char (p)))
      return FALSE;
  return g_utf8_strlen (word, -1) >= 2;
}

GopsNameLook
gops_person_name_look (const char *key)
{
  g_auto (GStrv) words = NULL;
  guint n_long = 0;

  if (is_firm (key))
    return GOPS_NAME_FIRM;
  if (is_han_text (key))
    return strchr (key, ' ') == NULL && is_han_person (key) ? GOPS_NAME_PERSON : GOPS_NAME_NICK;
  words = g_strsplit (key, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    n_long += is_word_of_name (words[i]);
  return n_long >= 2 && n_long <= 4 && n_long == g_strv_length (words) ? GOPS_NAME_PERSON : GOPS_NAME_NICK;
}

static guint
count_in (const char *const *list,
          char             **words)
{
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    n += is_in (list, words[i]);
  return n;
}

gboolean
gops_person_name_is_common (const char *key)
{
  g_auto (GStrv) words = NULL;

  if (is_han_text (key))
    return count_signs (key) < 3 || is_in (common_names, key);   /* two signs are few: there are not many such names */
  words = g_strsplit (key, " ", -1);
  return g_strv_length (words) < 2 || (count_in (common_given, words) >= 1 && count_in (common_family, words) >= 1);
}

/* --- two names --- */

static gboolean
share_family_word (const char *first,
                   const char *second)
{
  g_auto (GStrv) a = g_strsplit (first, " ", -1), b = g_strsplit (second, " ", -1);
  guint shared = 0;

  for (guint i = 0; a[i] != NULL; i++)
    shared += is_in ((const char *const *) b, a[i]);
  return shared > 0 && shared < MIN (g_strv_length (a), g_strv_length (b));
}

gboolean
gops_person_name_related (const char *first,
                          const char *second)
{
  gsize length;

  if (g_str_equal (first, second) || gops_person_name_look (first) != GOPS_NAME_PERSON || gops_person_name_look (second) != GOPS_NAME_PERSON)
    return FALSE;
  if (!is_han_text (first) || !is_han_text (second))
    return !is_han_text (first) && !is_han_text (second) && share_family_word (first, second);
  length = surname_length (first);
  return length == surname_length (second) && strncmp (first, second, length) == 0;
}

/* The given name alone, or a word of several. */
static gboolean
is_part (const char *whole,
         const char *part)
{
  g_auto (GStrv) words = NULL;

  if (is_han_text (whole))
    return gops_person_name_look (whole) == GOPS_NAME_PERSON && count_signs (part) >= 2 && g_str_equal (whole + surname_length (whole), part);
  words = g_strsplit (whole, " ", -1);
  return g_strv_length (words) >= 2 && is_word_of_name (part) && is_in ((const char *const *) words, part);
}

/* san zhang, zhang san, zhangsan */
static gboolean
sounds_like (const char *han,
             const char *latin)
{
  g_autofree char *sound = is_han_text (han) && !is_han_text (latin) ? gops_pinyin_read (han) : NULL;
  g_auto (GStrv) words = sound != NULL ? g_strsplit (latin, " ", -1) : NULL;
  g_autofree char *straight = words != NULL ? g_strjoinv ("", words) : NULL, *turned = NULL;

  if (straight == NULL)
    return FALSE;
  if (g_strv_length (words) == 2)
    turned = g_strconcat (words[1], words[0], NULL);
  return g_str_equal (sound, straight) || g_strcmp0 (sound, turned) == 0;
}

gboolean
gops_person_name_alike (const char *first,
                        const char *second)
{
  return is_part (first, second) || is_part (second, first) || sounds_like (first, second) || sounds_like (second, first);
}
