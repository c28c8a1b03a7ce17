/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chinese names by their sound. ICU reads each sign once; a search steps through the numbers of syllables and keeps the
 * set of letters up to which it has come, a bit each. */

#include "gops-pinyin.h"

#include <string.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#define RUN_END 0            /* no number of a syllable */
#define ROW_END G_MAXUINT16

#define FIRST_SIGN 0x3400
#define N_SIGNS    (0xa000 - FIRST_SIGN)

#define MOST_LETTERS 60      /* of what is looked for */

typedef enum
{
  PLAIN,
  SURNAME,
  N_WAYS,
} Way;

/* What all threads share, under the lock. */
static struct
{
  GMutex           lock;
  UTransliterator *readers[N_WAYS];
  guint16         *signs[N_WAYS];   /* number of the syllable of each sign; ROW_END: not read yet */
  GPtrArray       *syllables;       /* (element-type utf8): by number; ü is v */
  GHashTable      *numbers;         /* utf8 → number */
} shared;

/* --- syllables --- */

static guint16
number_of (const char *syllable)
{
  gpointer number;
  char *own;

  if (g_hash_table_lookup_extended (shared.numbers, syllable, NULL, &number))
    return (guint16) GPOINTER_TO_UINT (number);
  own = g_strdup (syllable);
  g_hash_table_insert (shared.numbers, own, GUINT_TO_POINTER (shared.syllables->len));
  g_ptr_array_add (shared.syllables, own);
  return (guint16) (shared.syllables->len - 1);
}

static UTransliterator *
open_reader (const char *id)
{
  UChar units[40];
  UParseError place;
  UErrorCode status = U_ZERO_ERROR;

  u_uastrcpy (units, id);
  return utrans_openU (units, -1, UTRANS_FORWARD, NULL, 0, &place, &status);
}

/* With the lock held. Reading the rules takes a tenth of a second. */
static void
ensure_shared (void)
{
  if (shared.syllables != NULL)
    return;
  shared.syllables = g_ptr_array_new ();
  shared.numbers = g_hash_table_new (g_str_hash, g_str_equal);
  g_ptr_array_add (shared.syllables, (gpointer) "");   /* RUN_END */
  shared.readers[PLAIN] = open_reader ("Han-Latin");
  shared.readers[SURNAME] = open_reader ("Han-Latin/Names");
  for (guint i = 0; i < N_WAYS; i++)
    {
      shared.signs[i] = g_new (guint16, N_SIGNS);
      memset (shared.signs[i], 0xff, N_SIGNS * sizeof (guint16));
    }
}

/* "lǚ" → "lv"; NULL for what is no syllable. */
static char *
strip_tone (const char *reading)
{
  g_autofree char *parts = g_utf8_normalize (reading, -1, G_NORMALIZE_NFD);
  g_autoptr (GString) bare = g_string_new (NULL);

  for (const char *p = parts; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 'a' && c <= 'z')
        g_string_append_c (bare, (char) c);
      else if (c == 0x308 && bare->len > 0)   /* two dots */
        bare->str[bare->len - 1] = 'v';
      else if (!g_unichar_ismark (c))
        return NULL;
    }
  return bare->len > 0 ? g_string_free (g_steal_pointer (&bare), FALSE) : NULL;
}

static guint16
read_sign (gunichar sign,
           Way      way)
{
  UChar units[20] = { (UChar) sign };
  char text[60];
  int32_t length = 1, limit = 1;
  UErrorCode status = U_ZERO_ERROR;
  g_autofree char *bare = NULL;

  if (shared.readers[way] == NULL)   /* ICU without these rules */
    return RUN_END;
  utrans_transUChars (shared.readers[way], units, &length, G_N_ELEMENTS (units), 0, &limit, &status);
  u_strToUTF8 (text, sizeof text, NULL, units, length, &status);
  bare = U_SUCCESS (status) ? strip_tone (text) : NULL;
  return bare != NULL ? number_of (bare) : RUN_END;
}

static gboolean
is_sign (gunichar c)
{
  return c >= FIRST_SIGN && c < FIRST_SIGN + N_SIGNS;
}

static guint16
sound_of (gunichar sign,
          Way      way)
{
  guint16 *known = &shared.signs[way][sign - FIRST_SIGN];

  if (*known == ROW_END)
    *known = read_sign (sign, way);
  return *known;
}

/* Surnames that ICU does not know sign by sign. */
static const struct
{
  const char *signs;
  const char *sounds[2];
} surnames[] = {
  { "万俟", { "mo", "qi" } }, { "尉迟", { "yu", "chi" } }, { "尉遲", { "yu", "chi" } }, { "单于", { "chan", "yu" } },
  { "單于", { "chan", "yu" } }, { "长孙", { "zhang", "sun" } }, { "長孫", { "zhang", "sun" } }, { "朴", { "piao" } },
  { "覃", { "qin" } },
};

/* The surname that a run begins with, as signs of which the sound is special. Returns: their number */
static guint
read_surname (const char *run,
              guint16     sounds[2])
{
  guint n = 0;

  for (guint i = 0; n == 0 && i < G_N_ELEMENTS (surnames); i++)
    for (; g_str_has_prefix (run, surnames[i].signs) && n < 2 && surnames[i].sounds[n] != NULL; n++)
      sounds[n] = number_of (surnames[i].sounds[n]);
  if (n == 0)
    sounds[n++] = sound_of (g_utf8_get_char (run), SURNAME);
  return n;
}

/* --- rows --- */

/* What may stand between the signs of a name. */
static gboolean
is_gap (gunichar c)
{
  return c == ' ' || c == 0x3000 || c == 0xb7 || c == 0x2022 || c == 0x2027 || c == 0x30fb;
}

static const char *
skip_gaps (const char *p)
{
  while (*p != '\0' && is_gap (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

static void
append_sound (GArray  *sounds,
              guint16  sound)
{
  if (sound != RUN_END)
    g_array_append_val (sounds, sound);
}

/* Appends the signs from @run on, the first @n of them sounding as @special. Returns: where the run ends */
static const char *
append_run (GArray        *sounds,
            const char    *run,
            const guint16 *special,
            guint          n)
{
  const guint16 end = RUN_END;

  for (guint i = 0; *run != '\0' && is_sign (g_utf8_get_char (run)); i++)
    {
      append_sound (sounds, i < n ? special[i] : sound_of (g_utf8_get_char (run), PLAIN));
      run = skip_gaps (g_utf8_next_char (run));
    }
  g_array_append_val (sounds, end);
  return run;
}

static gboolean
sounds_special (const char    *run,
                const guint16 *special,
                guint          n)
{
  for (guint i = 0; i < n; i++, run = g_utf8_next_char (run))
    if (special[i] != sound_of (g_utf8_get_char (run), PLAIN))
      return TRUE;
  return FALSE;
}

static void
append_name (GArray     *sounds,
             const char *name)
{
  for (const char *p = name; *p != '\0';)
    {
      guint16 special[2];
      const char *run = p;
      guint n;

      if (!is_sign (g_utf8_get_char (p)))
        {
          p = g_utf8_next_char (p);
          continue;
        }
      n = read_surname (run, special);
      p = append_run (sounds, run, special, n);
      if (sounds_special (run, special, n))
        append_run (sounds, run, NULL, 0);
    }
}

GArray *
gops_pinyin_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (guint16));
}

/* Nearly every name without a sign of ours has no byte of one. */
static gboolean
may_have_signs (const char *text)
{
  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    if (*p >= 0xe3 && *p <= 0xe9)
      return TRUE;
  return FALSE;
}

/** gops_pinyin_add_row: @sounds: as gops_pinyin_new() makes it */
void
gops_pinyin_add_row (GArray     *sounds,
                     const char *name,
                     const char *nickname)
{
  const guint16 end = ROW_END;

  if (may_have_signs (name) || may_have_signs (nickname))
    {
      g_mutex_lock (&shared.lock);
      ensure_shared ();
      append_name (sounds, name);
      append_name (sounds, nickname);
      g_mutex_unlock (&shared.lock);
    }
  g_array_append_val (sounds, end);
}

/* --- searching --- */

/* Letters are counted from 0; @reach says for a letter and a syllable up to which letters the syllable can take it. */
typedef struct
{
  char      letters[MOST_LETTERS];
  gboolean  begins[MOST_LETTERS];    /* a syllable begins here, for a blank was typed before */
  guint     n;
  guint     n_syllables;
  guint64  *reach;                   /* (owned) (array length=n * n_syllables) */
} Query;

static void
query_clear (Query *self)
{
  g_free (self->reach);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Query, query_clear)

static gboolean
read_letters (Query      *self,
              const char *text)
{
  gboolean begins = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_unichar_tolower (g_utf8_get_char (p));

      if (c == 0xfc)   /* ü */
        c = 'v';
      if (is_gap (c) || c == '\'' || c == 0x2019)
        begins = TRUE;
      else if (c < 'a' || c > 'z' || self->n == MOST_LETTERS)
        return FALSE;
      else
        {
          self->letters[self->n] = (char) c;
          self->begins[self->n++] = begins;
          begins = FALSE;
        }
    }
  return self->n > 0;
}

static guint64
reach_of (const Query *self,
          guint        from,
          const char  *syllable)
{
  guint64 reach = 0;

  for (guint i = 0; syllable[i] != '\0' && from + i < self->n && (i == 0 || !self->begins[from + i]); i++)
    {
      char letter = self->letters[from + i];

      if (letter != syllable[i] && !(letter == 'u' && syllable[i] == 'v'))
        break;
      reach |= G_GUINT64_CONSTANT (1) << (from + i + 1);
    }
  return reach;
}

static void
fill_reach (Query *self)
{
  g_mutex_lock (&shared.lock);
  ensure_shared ();
  self->n_syllables = shared.syllables->len;
  self->reach = g_new (guint64, (gsize) self->n * self->n_syllables);
  for (guint i = 0; i < self->n; i++)
    for (guint s = 0; s < self->n_syllables; s++)
      self->reach[i * self->n_syllables + s] = reach_of (self, i, shared.syllables->pdata[s]);
  g_mutex_unlock (&shared.lock);
}

/* @state: bits of the letters up to which the syllables before have come */
static inline guint64
step (const Query *self,
      guint64      state,
      guint16      syllable)
{
  guint64 next = self->reach[syllable];   /* the name may begin to match anywhere */

  for (; state != 0; state &= state - 1)
    next |= self->reach[(guint) __builtin_ctzll (state) * self->n_syllables + syllable];
  return next;
}

/**
 * gops_pinyin_find:
 * @text: what people type; nothing is found when it can't be pinyin
 * @limit: at most so many
 * @rows: (element-type guint): numbers of rows are appended, in their order
 */
void
gops_pinyin_find (GArray     *sounds,
                  const char *text,
                  guint       limit,
                  GArray     *rows)
{
  g_auto (Query) query = { 0 };
  const guint16 *p = (const guint16 *) sounds->data, *end = p + sounds->len;
  guint64 state = 0, all;
  guint row = 0;

  if (!read_letters (&query, text))
    return;
  fill_reach (&query);
  all = G_GUINT64_CONSTANT (1) << query.n;
  for (; p < end && rows->len < limit; p++)
    {
      state = *p == RUN_END || *p == ROW_END || *p >= query.n_syllables ? 0 : step (&query, state, *p);
      if (state & all)
        {
          g_array_append_val (rows, row);
          while (*p != ROW_END)
            p++;
          state = 0;
        }
      else
        state &= ~all;
      row += *p == ROW_END;
    }
}

/* --- reading --- */

/**
 * gops_pinyin_read:
 *
 * Returns: (transfer full) (nullable): how a name of Han signs alone sounds, "zhangsan"; %NULL for another
 */
char *
gops_pinyin_read (const char *name)
{
  g_autoptr (GArray) sounds = gops_pinyin_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_sign (g_utf8_get_char (p)) && !is_gap (g_utf8_get_char (p)))
      return NULL;
  g_mutex_lock (&shared.lock);
  ensure_shared ();
  append_name (sounds, name);
  for (guint i = 0; i < sounds->len && g_array_index (sounds, guint16, i) != RUN_END; i++)
    g_string_append (text, shared.syllables->pdata[g_array_index (sounds, guint16, i)]);
  g_mutex_unlock (&shared.lock);
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
