/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text that the method data holds in every language a group can have. Which language is shown is decided by the
 * group the text is for; only names in lists (a kind, a platform) follow the interface's language. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *en;      /* (nullable) only when the text may be left out of the file */
  const char *zh_cn;   /* (nullable) as above */
} GopsText;

/* The text in @language ("en", "zh_CN"; anything that begins with "zh" counts as the latter), else in English.
 * Returns: (nullable): NULL when @text is NULL or not set. */
const char        *gops_text_get           (const GopsText *text,
                                            const char     *language);

gboolean           gops_text_is_set        (const GopsText *text);

/* Whether @name (nullable) is the text in one of its languages; capitals of English do not matter. */
gboolean           gops_text_is            (const GopsText *text,
                                            const char     *name);

/* @text with every mention of the group @from turned into @to.  (transfer full) */
char              *gops_text_rename_group  (const char     *text,
                                            const char     *from,
                                            const char     *to);

/* What a template called @name may have as its id: small letters, digits and hyphens; @otherwise where nothing of it is left.
 * Returns: (transfer full) */
char              *gops_slug               (const char     *name,
                                            const char     *otherwise);

/* Every language a group can have, ended by NULL. */
const char *const *gops_languages          (void);

/* The language of @gops_languages that fits @language, "en" when none does. */
const char        *gops_language_normalise (const char *language);

/* The language among @gops_languages in which this process talks to the person in front of it. */
const char        *gops_interface_language (void);

G_END_DECLS
