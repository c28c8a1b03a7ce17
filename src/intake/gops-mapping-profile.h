/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Programs whose tables are known: data/intake/profiles.json says by which headers, and what their columns are. */
#pragma once

#include "gops-mapping.h"

/* In the file: "headers" are words over columns of which "at_least" so many tell the program; "questions" says that the
 * other columns bear questions ("3、您的手机号(必填)"), which are read without their number and polite words; "columns"
 * names fields by their ids, where the word alone would tell something else or nothing. A field that a kind of table
 * does not have leaves the column out, as "ignore" does; of several words for one column, one id. "complete" says that "columns" names all that the program writes: what else there
 * is are own fields of people who use it. */
typedef struct _GopsMappingProfile GopsMappingProfile;

/** gops_mapping_profiles: Returns: (transfer none) (element-type GopsMappingProfile): all of them */
const GPtrArray          *gops_mapping_profiles          (void);

/**
 * gops_mapping_profile_find:
 * @kind: "members", "orders" or "figures"
 * @headers: (array length=n)
 *
 * Returns: (transfer none) (nullable): the program that wrote such a table
 */
const GopsMappingProfile *gops_mapping_profile_find      (const char               *kind,
                                                          const char *const        *headers,
                                                          guint                     n);
const char               *gops_mapping_profile_get_id    (const GopsMappingProfile *self);

/** gops_mapping_profile_get_name: Returns: (transfer none): in the interface's language */
const char               *gops_mapping_profile_get_name  (const GopsMappingProfile *self);

/** gops_mapping_profile_dup_word: Returns: (transfer full): what a question asks for; the header itself for other programs, and
 * where @self is %NULL */
char                     *gops_mapping_profile_dup_word  (const GopsMappingProfile *self,
                                                          const char               *header);

/**
 * gops_mapping_profile_is_own:
 * @self: (nullable)
 *
 * Returns: whether the column holds an own field for sure: the program writes no other of that name
 */
gboolean                  gops_mapping_profile_is_own    (const GopsMappingProfile *self,
                                                          const char *const        *headers,
                                                          guint                     column);

/** gops_mapping_profile_apply: as gops_mapping_guess(), with what is known of the program */
guint                     gops_mapping_profile_apply     (const GopsMappingProfile *self,
                                                          const GopsMappingField   *fields,
                                                          guint                     n_fields,
                                                          const char *const        *headers,
                                                          guint                     n,
                                                          guint                    *out_fields);
