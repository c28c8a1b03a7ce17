/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which addresses people share. */
#include "config.h"

#include <string.h>

#include "gops-shared-links.h"

/* --- addresses in texts --- */

static gboolean
ends_address (gunichar c)
{
  return g_unichar_isspace (c) || c >= 0x2e80 || c == '<' || c == '>' || c == '"' || c == 0x201c || c == 0x201d;
}

/* With a host behind it. */
static gboolean
begins_address (const char *p)
{
  static const char *const beginnings[] = { "http://", "https://", "www." };

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_ascii_strncasecmp (p, beginnings[i], strlen (beginnings[i])) == 0)
      return g_ascii_isalnum (p[strlen (beginnings[i])]);
  return FALSE;
}

/* Signs that end a sentence, not an address; a bracket that was opened inside belongs to it. */
static gboolean
is_behind (const char *from,
           const char *last)
{
  if (*last == ')')
    return memchr (from, '(', (gsize) (last - from)) == NULL;
  return strchr (".,;:!?'*_", *last) != NULL;
}

const char *
gops_link_find (const char  *p,
                const char **out_end)
{
  const char *from = p;

  while (*from != '\0' && !(begins_address (from) && (from == p || !g_ascii_isalnum (from[-1]))))
    from = g_utf8_next_char (from);
  if (*from == '\0')
    return NULL;
  for (*out_end = from; **out_end != '\0' && !ends_address (g_utf8_get_char (*out_end));)
    *out_end = g_utf8_next_char (*out_end);
  while (*out_end > from && is_behind (from, *out_end - 1))
    (*out_end)--;
  return from;
}

/* --- what is one address --- */

/* Only follow readers: of Western and of Chinese platforms. */
static gboolean
follows_readers (const char *parameter)
{
  static const char *const names[] = {
    "utm_", "fbclid=", "gclid=", "igshid=", "si=", "spm=", "share_", "from=", "scene=", "chksm=", "vd_source=", "spm_id_from=", "xsec_", "xhsshare=",
    "isappinstalled=", "wx_header=", "sessionid=", "ref=",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strncasecmp (parameter, names[i], strlen (names[i])) == 0)
      return TRUE;
  return FALSE;
}

static void
append_query (GString    *address,
              const char *query)
{
  g_auto (GStrv) parameters = g_strsplit (query, "&", 64);
  char sign = '?';

  for (guint i = 0; parameters[i] != NULL; i++)
    if (*parameters[i] != '\0' && !follows_readers (parameters[i]))
      {
        g_string_append_printf (address, "%c%s", sign, parameters[i]);
        sign = '&';
      }
}

static const char *
skip_scheme (const char *address)
{
  const char *host = strstr (address, "://");

  host = host != NULL ? host + 3 : address;
  return g_ascii_strncasecmp (host, "www.", 4) == 0 ? host + 4 : host;
}

static char *
read_host (const char *address)
{
  const char *host = skip_scheme (address);

  return g_ascii_strdown (host, (gssize) strcspn (host, "/?#"));
}

char *
gops_link_tidy (const char *address)
{
  g_autofree char *host = read_host (address);
  const char *rest = skip_scheme (address) + strlen (host);
  gsize path = strcspn (rest, "?#");
  g_autofree char *query = rest[path] == '?' ? g_strndup (rest + path + 1, strcspn (rest + path + 1, "#")) : NULL;
  GString *tidy = g_string_new (host);

  g_string_append_len (tidy, rest, (gssize) (path > 0 && rest[path - 1] == '/' ? path - 1 : path));
  if (query != NULL)
    append_query (tidy, query);
  return g_string_free (tidy, FALSE);
}

/* --- counting --- */

/* An address while it is counted. */
typedef struct
{
  GopsSharedLink *link;     /* (owned) */
  GHashTable     *people;   /* (owned) (element-type gint64): borrowed from the talk */
} Count;

static void
count_free (gpointer data)
{
  Count *self = data;

  g_clear_pointer (&self->link, gops_shared_link_free);
  g_hash_table_unref (self->people);
  g_free (self);
}

void
gops_shared_link_free (GopsSharedLink *self)
{
  g_free (self->address);
  g_free (self->host);
  g_free (self);
}

static Count *
count_new (const char *from,
           const char *end)
{
  Count *self = g_new0 (Count, 1);

  self->people = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->link = g_new0 (GopsSharedLink, 1);
  self->link->address = g_strndup (from, (gsize) (end - from));
  self->link->host = read_host (self->link->address);
  return self;
}

static void
count_link (GHashTable            *counts,
            const GopsTalkMessage *message,
            const char            *from,
            const char            *end)
{
  g_autofree char *address = g_strndup (from, (gsize) (end - from));
  g_autofree char *tidy = gops_link_tidy (address);
  Count *count = g_hash_table_lookup (counts, tidy);

  if (count == NULL)
    g_hash_table_insert (counts, g_steal_pointer (&tidy), count = count_new (from, end));
  if (strlen (address) < strlen (count->link->address))   /* with the least that only follows readers */
    {
      g_free (count->link->address);
      count->link->address = g_steal_pointer (&address);
    }
  if (count->link->message == message->id)
    return;
  count->link->message = message->id;
  count->link->times++;
  g_hash_table_add (count->people, (gpointer) &message->person);
}

static int
compare_links (gconstpointer a,
               gconstpointer b)
{
  const GopsSharedLink *left = *(GopsSharedLink *const *) a, *right = *(GopsSharedLink *const *) b;

  if (left->people != right->people)
    return left->people > right->people ? -1 : 1;
  return left->times != right->times ? (left->times > right->times ? -1 : 1) : g_strcmp0 (left->address, right->address);
}

GPtrArray *
gops_shared_links_find (const GopsTalk *talk,
                        int             first,
                        guint           most)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, count_free);
  GPtrArray *links = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_shared_link_free);
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < talk->messages->len; i++)
    {
      const GopsTalkMessage *message = gops_talk_get (talk, i);
      const char *p = message->body, *end;

      for (; message->day >= first && (p = gops_link_find (p, &end)) != NULL; p = end)
        count_link (counts, message, p, end);
    }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Count *count = value;

      count->link->people = g_hash_table_size (count->people);
      g_ptr_array_add (links, g_steal_pointer (&count->link));
    }
  g_ptr_array_sort (links, compare_links);
  g_ptr_array_set_size (links, (int) MIN (links->len, most));
  return links;
}
