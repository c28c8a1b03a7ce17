/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The objects in a JSON file that is one array of them, one by one: memory is that of one object. */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

/* Calling sequence: new, next until it gives NULL, look at the counts, free. What is no object is passed over; an
 * object that is no JSON, nests too deeply or is too long costs itself and not the file. */
#define GOPS_JSON_ELEMENT_MAX   (16 * 1024 * 1024)   /* bytes */
#define GOPS_JSON_ELEMENT_DEPTH 64

typedef struct _GopsJsonElements GopsJsonElements;

/** gops_json_elements_new: @length: bytes of the stream, from where it is, that are the file */
GopsJsonElements *gops_json_elements_new      (GInputStream      *stream,
                                               guint64            length);
void              gops_json_elements_free     (GopsJsonElements  *self);

/**
 * gops_json_elements_next:
 * @out_object: (out) (nullable) (transfer none): until the next call; %NULL at the end
 *
 * Returns: %FALSE when reading failed or was cancelled
 */
gboolean          gops_json_elements_next     (GopsJsonElements  *self,
                                               JsonObject       **out_object,
                                               GCancellable      *cancellable,
                                               GError           **error);

/** gops_json_elements_get_n_bad: Returns: how many objects could not be used so far */
guint             gops_json_elements_get_n_bad (GopsJsonElements *self);

/** gops_json_elements_is_cut: whether the file ended before its array; complete after the last object */
gboolean          gops_json_elements_is_cut   (GopsJsonElements  *self);

/* Members of foreign objects, whatever they are: "", %NULL and %FALSE for what is not there or of another type. */

/** gops_json_member_text: Returns: (transfer none) */
const char       *gops_json_member_text              (JsonObject        *object,
                                               const char        *name);

/** gops_json_member_object: @object: (nullable). Returns: (nullable) (transfer none) */
JsonObject       *gops_json_member_object            (JsonObject        *object,
                                               const char        *name);

/** gops_json_member_array: Returns: (nullable) (transfer none) */
JsonArray        *gops_json_member_array             (JsonObject        *object,
                                               const char        *name);
gboolean          gops_json_member_is_true           (JsonObject        *object,
                                               const char        *name);

/** gops_json_element_text: Returns: (transfer none) */
const char       *gops_json_element_text        (JsonArray         *array,
                                               guint              index);

/** gops_json_element_object: Returns: (nullable) (transfer none) */
JsonObject       *gops_json_element_object      (JsonArray         *array,
                                               guint              index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsJsonElements, gops_json_elements_free)
