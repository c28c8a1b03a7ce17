/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One change of many groups, as one named action. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-group-batch.h"
#include "gops-method.h"
#include "gops-workspace.h"

typedef void (*GroupChange) (gpointer group, guint index, gpointer data);

static gboolean
fail_invalid (GError    **error,
              const char *message,
              const char *value)
{
  g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, message, value);
  return FALSE;
}

/* Marks that reorder or hide text would let two groups look alike. */
static gboolean
is_unseen (gunichar c)
{
  return g_unichar_iscntrl (c) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

gboolean
gops_group_name_check (const char *name,
                       GError    **error)
{
  if (name == NULL || strspn (name, " \t\n") == strlen (name))
    return fail_invalid (error, "%s", _("A group needs a name."));
  if (!g_utf8_validate (name, -1, NULL))
    return fail_invalid (error, "%s", _("The name is no valid text."));
  if (g_utf8_strlen (name, -1) > GOPS_GROUP_NAME_MAX)
    return fail_invalid (error, "%s", _("The name is longer than 200 characters."));
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (is_unseen (g_utf8_get_char (p)))
      return fail_invalid (error, "%s", _("The name contains a character that can’t be seen. Type it instead of pasting it."));
  return TRUE;
}

GPtrArray *
gops_groups_load (GopsStore *store,
                  GArray    *ids,
                  GError   **error)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < ids->len; i++)
    {
      gpointer group = gops_record_load (GOPS_TYPE_GROUP, store, g_array_index (ids, gint64, i), error);

      if (group == NULL)
        return NULL;
      g_ptr_array_add (groups, group);
    }
  return g_steal_pointer (&groups);
}

/* --- names by pattern --- */

const char *const *
gops_group_pattern_words (void)
{
  static const char *const words[] = { "{name}", "{n}", "{kind}", "{platform}", "{owner}", "{tag}", NULL };

  return words;
}

static char *
dup_kind (gpointer group)
{
  const char *id = gops_record_get_text (group, GOPS_GROUP_KIND);
  const GopsKind *kind = gops_method_find_kind (gops_method_get_default (), id);

  return g_strdup (kind != NULL ? gops_text_get (&kind->name, gops_record_get_text (group, GOPS_GROUP_LANGUAGE)) : id);
}

static char *
dup_platform (gpointer group)
{
  const char *id = gops_record_get_text (group, GOPS_GROUP_PLATFORM);
  const GopsPlatform *platform = gops_method_find_platform (gops_method_get_default (), id);

  return g_strdup (platform != NULL ? gops_text_get (&platform->name, gops_record_get_text (group, GOPS_GROUP_LANGUAGE)) : id);
}

static char *
dup_first_tag (gpointer group)
{
  g_autoptr (GPtrArray) tags = gops_tags_split (gops_record_get_text (group, GOPS_GROUP_TAGS));

  return g_strdup (tags->len > 0 ? g_ptr_array_index (tags, 0) : "");
}

/* Returns: (transfer full): what the word stands for. */
static char *
dup_word (guint    word,
          gpointer group,
          guint    number)
{
  switch (word)
    {
    case 0:  return g_strdup (gops_record_get_text (group, GOPS_GROUP_NAME));
    case 1:  return g_strdup_printf ("%u", number);
    case 2:  return dup_kind (group);
    case 3:  return dup_platform (group);
    case 4:  return g_strdup (gops_record_get_text (group, GOPS_GROUP_OWNER));
    default: return dup_first_tag (group);
    }
}

static char *
name_one (gpointer    group,
          guint       number,
          const char *pattern,
          GError    **error)
{
  const char *const *words = gops_group_pattern_words ();
  g_autoptr (GString) name = g_string_new (NULL);

  for (const char *p = pattern; *p != '\0';)
    {
      guint i = 0;
      g_autofree char *value = NULL;

      while (words[i] != NULL && !g_str_has_prefix (p, words[i]))
        i++;
      if (*p == '{' && words[i] == NULL)
        {
          g_autofree char *list = g_strjoinv (", ", (char **) words);

          g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID,
                       _("“%s” holds a word in braces that is not one of %s"), pattern, list);
          return NULL;
        }
      if (*p != '{')
        {
          g_string_append_c (name, *p++);
          continue;
        }
      value = dup_word (i, group, number);
      g_string_append (name, value);
      p += strlen (words[i]);
    }
  return g_strstrip (g_string_free (g_steal_pointer (&name), FALSE));
}

GPtrArray *
gops_groups_name_by_pattern (GPtrArray  *groups,
                             const char *pattern,
                             GError    **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < groups->len; i++)
    {
      char *name = name_one (g_ptr_array_index (groups, i), i + 1, pattern, error);

      if (name == NULL)
        return NULL;
      g_ptr_array_add (names, name);
      if (!gops_group_name_check (name, error))
        return NULL;
      if (!g_hash_table_add (seen, name))
        {
          fail_invalid (error, _("Several groups would be called “%s”; put {name} or {n} into the pattern."), name);
          return NULL;
        }
    }
  return g_steal_pointer (&names);
}

/* --- writing --- */

/* One group is called by its name, more by their number. */
static gboolean
begin (GopsStore  *store,
       GPtrArray  *groups,
       const char *one,
       const char *many,
       GError    **error)
{
  g_autofree char *count = g_strdup_printf ("%u", groups->len);

  if (groups->len == 1)
    return gops_store_begin (store, error, one, gops_record_get_text (g_ptr_array_index (groups, 0), GOPS_GROUP_NAME), NULL);
  return gops_store_begin (store, error, many, count, NULL);
}

static gboolean
change_all (GopsStore   *store,
            GPtrArray   *groups,
            const char  *one,
            const char  *many,
            GroupChange  change,
            gpointer     data,
            GError     **error)
{
  if (!begin (store, groups, one, many, error))
    return FALSE;
  for (guint i = 0; i < groups->len; i++)
    {
      gpointer group = g_ptr_array_index (groups, i);

      change (group, i, data);
      if (!gops_record_save (group, store, error))
        {
          gops_store_rollback (store);
          return FALSE;
        }
    }
  return gops_store_commit (store, error);
}

static void
change_name (gpointer group,
             guint    index,
             gpointer data)
{
  const char *name = g_ptr_array_index ((GPtrArray *) data, index);
  g_autoptr (GBytes) key = gops_collation_key (name);

  gops_record_set_text (group, GOPS_GROUP_NAME, name);
  gops_record_set_blob (group, GOPS_GROUP_SORT_KEY, key);
}

gboolean
gops_groups_rename (GopsStore  *store,
                    GPtrArray  *groups,
                    const char *pattern,
                    GError    **error)
{
  g_autoptr (GPtrArray) names = gops_groups_name_by_pattern (groups, pattern, error);

  return names != NULL &&
         change_all (store, groups, N_("Rename group “%s”"), N_("Rename %s groups"), change_name, names, error);
}

static void
change_owner (gpointer group,
              guint    index,
              gpointer data)
{
  gops_record_set_text (group, GOPS_GROUP_OWNER, data);
}

gboolean
gops_groups_set_owner (GopsStore  *store,
                       GPtrArray  *groups,
                       const char *owner,
                       GError    **error)
{
  return change_all (store, groups, N_("Change the owner of “%s”"), N_("Change the owner of %s groups"),
                     change_owner, (gpointer) owner, error);
}

/* --- tags --- */

static gboolean
has_tag (GPtrArray  *tags,
         const char *tag)
{
  return g_ptr_array_find_with_equal_func (tags, tag, g_str_equal, NULL);
}

typedef struct
{
  GPtrArray *add;      /* (owned) */
  GPtrArray *remove;   /* (owned) */
} TagChange;

static void
change_tags (gpointer group,
             guint    index,
             gpointer data)
{
  TagChange *change = data;
  g_autoptr (GPtrArray) tags = gops_tags_split (gops_record_get_text (group, GOPS_GROUP_TAGS));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < change->add->len; i++)
    if (!has_tag (tags, g_ptr_array_index (change->add, i)))
      g_ptr_array_add (tags, g_strdup (g_ptr_array_index (change->add, i)));
  for (guint i = 0; i < tags->len; i++)
    if (!has_tag (change->remove, g_ptr_array_index (tags, i)))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "," : "", (char *) g_ptr_array_index (tags, i));
  gops_record_set_text (group, GOPS_GROUP_TAGS, text->str);
}

gboolean
gops_groups_change_tags (GopsStore  *store,
                         GPtrArray  *groups,
                         const char *add,
                         const char *remove,
                         GError    **error)
{
  g_autoptr (GPtrArray) added = gops_tags_split (add), removed = gops_tags_split (remove);
  TagChange change = { added, removed };

  return change_all (store, groups, N_("Change the tags of “%s”"), N_("Change the tags of %s groups"),
                     change_tags, &change, error);
}

/* --- archive, delete --- */

typedef struct
{
  GopsGroupColumn column;
  gint64          at;
} Stamp;

static void
stamp (gpointer group,
       guint    index,
       gpointer data)
{
  Stamp *mark = data;

  gops_record_set_int (group, mark->column, mark->at);
}

gboolean
gops_groups_archive (GopsStore *store,
                     GPtrArray *groups,
                     gboolean   archived,
                     GError   **error)
{
  Stamp mark = { GOPS_GROUP_ARCHIVED_AT, archived ? gops_store_now (store) : 0 };

  return change_all (store, groups, archived ? N_("Archive group “%s”") : N_("Unarchive group “%s”"),
                     archived ? N_("Archive %s groups") : N_("Unarchive %s groups"), stamp, &mark, error);
}

gboolean
gops_groups_delete (GopsStore *store,
                    GPtrArray *groups,
                    GError   **error)
{
  Stamp mark = { GOPS_GROUP_DELETED_AT, gops_store_now (store) };

  return change_all (store, groups, N_("Delete group “%s”"), N_("Delete %s groups"), stamp, &mark, error);
}
