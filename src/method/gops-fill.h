/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts of clauses and plan items keep their variables ({group}, {owner}, …) in the workspace, so that a new name or
 * owner shows everywhere at once. Whoever shows, copies or exports such a text fills it first. */
#pragma once

#include "gops-dossier.h"

G_BEGIN_DECLS

/* What the variables stand for; what is NULL or empty becomes a neutral phrase in @language. */
typedef struct
{
  const char *language;
  const char *group, *owner, *audience, *theme;
  const char *quiet_from, *quiet_until;
  int         response_hours;   /* 0: a day */
  int         places;           /* 0: two hundred, beyond which a group falls silent */
  GHashTable *own;              /* (nullable) (element-type utf8 utf8): what own fields say of a person, see gops-own-fields.h */
  const char *name;             /* (nullable) the person that the text is for: only then {name} and {days} are variables */
  int         days;
  const char *from, *until;     /* (nullable) "HH:MM" or "", of the item of the plan that the text is of: only then {from} and {until} are variables */
} GopsFillValues;

/* What there is to say of a variable. */
typedef enum
{
  GOPS_FILL_FILLED,
  GOPS_FILL_EMPTY,      /* nothing has been entered yet: a neutral phrase stands in */
  GOPS_FILL_CALLS,      /* what was entered has a variable that leads back to itself or on and on */
  GOPS_FILL_UNKNOWN     /* there is no such variable */
} GopsFillState;

/* The length of the variable that begins at @text, braces included; 0 when none does. A variable is any name in braces:
 * {theme}, {THEME}, { theme }, {主题}, and those that nobody knows. */
gsize          gops_fill_variable      (const char           *text);

/* What the program calls the variable @name, @length bytes without its braces (negative: all): "theme" for "THEME",
 * " theme " and "主题". Returns: (nullable) static: NULL when there is no such variable. */
const char    *gops_fill_name          (const char           *name,
                                        gssize                length);

/* @name without braces, @length bytes of it (negative: all). @out_value (nullable) (transfer full) gets what stands for
 * it in a text. */
GopsFillState  gops_fill_look_up       (const GopsFillValues *values,
                                        const char           *name,
                                        gssize                length,
                                        char                **out_value);

/* What was entered for the variable @name, without the variables in it that lead back to it or on and on; "" when nothing
 * else was. Returns: (transfer full) (nullable): NULL of variables that are no texts. */
char          *gops_fill_without_calls (const GopsFillValues *values,
                                        const char           *name);

/* The first variable of @text (nullable) that nobody knows, with its braces; own fields are known. Returns: (transfer full) (nullable) */
char          *gops_fill_find_unknown  (const GopsFillValues *values,
                                        const char           *text);

/* Fills @text (nullable). No "{name}" is left: a variable that nobody knows becomes "…".
 * Returns: (transfer full): "" for NULL. */
char          *gops_fill               (const GopsFillValues *values,
                                        const char           *text);

/* The values of a group; they live as long as the dossier. */
GopsFillValues gops_fill_values        (const GopsDossier    *dossier);

/* What the group alone knows, without audience and theme; they live as long as the record is not changed. */
GopsFillValues gops_fill_values_of     (GopsGroup            *group);

/* Lets {from} and {until} stand for the window of @item, as long as the record is not changed. */
void           gops_fill_take_window   (GopsFillValues       *values,
                                        gpointer              item);

/* Fills the text in @column (a GopsPlanItemColumn) of @item, of the dossier's group. Returns: (transfer full). */
char          *gops_fill_item          (const GopsDossier    *dossier,
                                        gpointer              item,
                                        guint                 column);

/* Fills a text of the dossier's group. Returns: (transfer full): "" for NULL. */
char          *gops_method_fill        (const GopsDossier    *dossier,
                                        const char           *text);

G_END_DECLS
