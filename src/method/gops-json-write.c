/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing method data. */
#include "config.h"

#include "gops-json-write.h"

void
gops_json_add_string (JsonBuilder *json,
                      const char  *member,
                      const char  *value)
{
  json_builder_set_member_name (json, member);
  json_builder_add_string_value (json, value);
}

void
gops_json_add_int (JsonBuilder *json,
                   const char  *member,
                   gint64       value)
{
  json_builder_set_member_name (json, member);
  json_builder_add_int_value (json, value);
}

void
gops_json_add_text (JsonBuilder    *json,
                    const char     *member,
                    const GopsText *text)
{
  if (!gops_text_is_set (text))
    return;
  json_builder_set_member_name (json, member);
  json_builder_begin_object (json);
  if (text->en != NULL)
    gops_json_add_string (json, "en", text->en);
  if (text->zh_cn != NULL)
    gops_json_add_string (json, "zh_CN", text->zh_cn);
  json_builder_end_object (json);
}
