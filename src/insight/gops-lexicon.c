/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tree of words. Nodes with many branches get a table of 256, the others a short list; a walk is as long as the
 * longest word at most, whatever the text. */
#include "config.h"

#include <string.h>

#include "gops-lexicon.h"

/* From so many branches on a node gets a table. */
#define MANY_BRANCHES 6

typedef struct
{
  guint  child, next;    /* 0: none; the root is nobody's child */
  guint  entry;          /* 1 + index of the first; 0: none */
  guint  table;          /* 1 + index of its table of branches; 0: none */
  guint8 byte;
} Node;

typedef struct
{
  guint       next;      /* as Node.entry */
  guint8      kind;
  guint16     index;
  gboolean    whole;     /* a Latin word: begins and ends at word boundaries */
  gboolean    open;      /* … but its end is open */
  gboolean    last;      /* only before punctuation */
  const char *word;
} Entry;

struct _GopsLexicon
{
  GArray     *nodes;     /* (element-type Node) */
  GArray     *entries;   /* (element-type Entry) */
  GArray     *tables;    /* (element-type guint), 256 each */
  GHashTable *remedies;  /* utf8 → GopsWordRemedy */
};

static const char *const list_ids[GOPS_N_WORDS] = {
  "vague", "absolute", "harsh", "ladder", "law", "innocent", "mute", "answer", "quiet", "ads", "warn", "remove",
  "poster", "age", "tenure", "protect", "propose", "house", "flood", "insult", "links",
  "ban", "allow", "filler", "join", "selling",
};

#define NODE(self, i) (&g_array_index ((self)->nodes, Node, i))
#define ENTRY(self, i) (&g_array_index ((self)->entries, Entry, i))

static guint8
small (guint8 byte)
{
  return g_ascii_tolower ((char) byte);
}

static guint
find_child (const GopsLexicon *self, guint node, guint8 byte)
{
  guint child;

  if (NODE (self, node)->table != 0)
    return g_array_index (self->tables, guint, (NODE (self, node)->table - 1) * 256 + byte);
  child = NODE (self, node)->child;
  while (child != 0 && NODE (self, child)->byte != byte)
    child = NODE (self, child)->next;
  return child;
}

static guint
ensure_child (GopsLexicon *self, guint node, guint8 byte)
{
  guint child = find_child (self, node, byte);

  if (child == 0)
    {
      Node fresh = { .byte = byte, .next = NODE (self, node)->child };

      child = self->nodes->len;
      g_array_append_val (self->nodes, fresh);
      NODE (self, node)->child = child;
    }
  return child;
}

static gboolean
is_word_character (gunichar c)
{
  return g_unichar_isalnum (c) && c < 0x2e80;
}

static void
add_word (GopsLexicon *self, GopsEntryKind kind, guint index, const char *word)
{
  Entry entry = { .kind = kind, .index = (guint16) index, .word = word };
  gsize length = strlen (word);
  guint node = 0;

  entry.open = g_str_has_suffix (word, "*");
  entry.last = g_str_has_suffix (word, "$");
  length -= entry.open || entry.last;
  entry.whole = is_word_character (g_utf8_get_char (word));
  for (gsize i = 0; i < length; i++)
    node = ensure_child (self, node, small ((guint8) word[i]));
  entry.next = NODE (self, node)->entry;
  g_array_append_val (self->entries, entry);
  NODE (self, node)->entry = self->entries->len;
}

static void
add_words (GopsLexicon *self, GopsEntryKind kind, guint index, const char *const *en, const char *const *zh_cn)
{
  for (guint i = 0; en[i] != NULL; i++)
    add_word (self, kind, index, en[i]);
  for (guint i = 0; zh_cn[i] != NULL; i++)
    add_word (self, kind, index, zh_cn[i]);
}

#define ADD_ALL(list, entry_kind)                                                                  \
  for (guint i = 0; i < patterns->n_##list; i++)                                                   \
    add_words (self, entry_kind, i, patterns->list[i].en, patterns->list[i].zh_cn)

static void
add_patterns (GopsLexicon *self, const GopsRulePatterns *patterns)
{
  ADD_ALL (numbers, GOPS_ENTRY_NUMBER);
  ADD_ALL (units, GOPS_ENTRY_UNIT);
  ADD_ALL (quantities, GOPS_ENTRY_QUANTITY);
  ADD_ALL (clock, GOPS_ENTRY_CLOCK);
  ADD_ALL (warnings, GOPS_ENTRY_WARNING);
  for (guint i = 0; i < patterns->n_remedies; i++)
    g_hash_table_insert (self->remedies, (gpointer) patterns->remedies[i].word, (gpointer) &patterns->remedies[i]);
}

static void
add_tables (GopsLexicon *self)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      guint table[256] = { 0 }, n = 0;

      for (guint child = NODE (self, i)->child; child != 0; child = NODE (self, child)->next, n++)
        table[NODE (self, child)->byte] = child;
      if (n < MANY_BRANCHES)
        continue;
      g_array_append_vals (self->tables, table, G_N_ELEMENTS (table));
      NODE (self, i)->table = self->tables->len / 256;
    }
}

static GopsLexicon *
build (void)
{
  const GopsMethod *method = gops_method_get_default ();
  GopsLexicon *self = g_new0 (GopsLexicon, 1);
  Node root = { 0 };

  self->nodes = g_array_new (FALSE, TRUE, sizeof (Node));
  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  self->tables = g_array_new (FALSE, TRUE, sizeof (guint));
  self->remedies = g_hash_table_new (g_str_hash, g_str_equal);
  g_array_append_val (self->nodes, root);
  for (guint i = 0; i < GOPS_N_WORDS; i++)
    {
      const GopsWordList *list = gops_method_find_words (method, list_ids[i]);

      add_words (self, GOPS_ENTRY_WORD, i, list->en, list->zh_cn);
    }
  add_patterns (self, gops_method_get_rule_patterns (method));
  add_tables (self);
  return self;
}

const GopsLexicon *
gops_lexicon_get (void)
{
  static gsize lexicon;

  if (g_once_init_enter (&lexicon))
    g_once_init_leave (&lexicon, (gsize) build ());
  return (const GopsLexicon *) lexicon;
}

static gboolean
ends_well (const Entry *entry, const char *p, const char *end)
{
  gunichar c = p < end ? g_utf8_get_char (p) : 0;

  if (entry->last)
    return c == 0 || g_unichar_isspace (c) || g_unichar_ispunct (c);
  return !entry->whole || entry->open || !is_word_character (c);
}

static void
take_entries (const GopsLexicon *self, guint first, const char *begin, const char *p, const char *end, gboolean inside,
              GopsMatches *out)
{
  for (guint i = first; i != 0; i = ENTRY (self, i - 1)->next)
    {
      const Entry *entry = ENTRY (self, i - 1);
      GopsMatch match = { entry->kind, entry->index, entry->word, (guint) (p - begin) };

      if ((inside && entry->whole) || !ends_well (entry, p, end))
        continue;
      if (out->n++ == 0)
        {
          memset (out->words, 0, sizeof out->words);
          memset (out->others, 0, sizeof out->others);
        }
      /* The walk goes from short to long: the last one wins. */
      if (entry->kind == GOPS_ENTRY_WORD)
        out->words[entry->index] = match;
      else
        out->others[entry->kind] = match;
    }
}

void
gops_lexicon_match (const GopsLexicon *self, const char *p, const char *end, gboolean inside, const char *prefix,
                    GopsMatches *out)
{
  const char *begin = p;
  guint node = 0;

  out->n = 0;
  for (; prefix != NULL && *prefix != '\0'; prefix++)
    node = find_child (self, node, (guint8) *prefix);
  while (p < end && (node = find_child (self, node, small ((guint8) *p))) != 0)
    {
      p++;
      if (NODE (self, node)->entry != 0)
        take_entries (self, NODE (self, node)->entry, begin, p, end, inside, out);
    }
}

const GopsWordRemedy *
gops_lexicon_remedy (const GopsLexicon *self, const char *word)
{
  return g_hash_table_lookup (self->remedies, word);
}
