/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was found out about a chat export, in words: each decision with its reason, and the one question that is left. */
#pragma once

#include "gops-chat-import.h"

/**
 * GopsDoctorQuestion: at most one is asked; what matters more comes first
 * @GOPS_DOCTOR_ASK_NOTHING: all is clear
 * @GOPS_DOCTOR_ASK_ORDER: day or month first
 * @GOPS_DOCTOR_ASK_DAY: on which day it begins
 * @GOPS_DOCTOR_ASK_ME: who made the export, and speaks without a name in it
 */
typedef enum
{
  GOPS_DOCTOR_ASK_NOTHING,
  GOPS_DOCTOR_ASK_ORDER,
  GOPS_DOCTOR_ASK_DAY,
  GOPS_DOCTOR_ASK_ME,
} GopsDoctorQuestion;

/**
 * GopsDoctorFinding: a decision
 * @id: static: "format", "encoding", "date_order", "time_zone"
 * @label: (owned): what it is about, for people
 * @value: (owned): as the command line takes it: "whatsapp", "dmy"
 * @text: (owned): the same for people
 * @reason: (owned): why, for people
 */
typedef struct
{
  const char *id;
  char       *label;
  char       *value;
  char       *text;
  char       *reason;
} GopsDoctorFinding;

/**
 * GopsDiagnosis:
 * @findings: (owned) (element-type GopsDoctorFinding)
 * @ask: (owned) (nullable): the question, for people
 * @detail: (owned) (nullable): what makes it doubtful
 */
typedef struct
{
  GPtrArray          *findings;
  GopsDoctorQuestion  question;
  char               *ask;
  char               *detail;
} GopsDiagnosis;

/**
 * gops_chat_diagnose:
 * @import: as it was surveyed
 * @zone: (nullable): of the group that the chat goes to, an IANA name: in which times without a zone are read
 */
GopsDiagnosis *gops_chat_diagnose         (GopsChatImport       *import,
                                           const GopsChatSurvey *survey,
                                           const char           *zone);
void           gops_diagnosis_free        (GopsDiagnosis        *self);

/** gops_diagnosis_add_json: adds "decided", "question", "chats" and "first_messages" to the object that is being built */
void           gops_diagnosis_add_json    (const GopsDiagnosis  *self,
                                           const GopsChatSurvey *survey,
                                           JsonBuilder          *builder);

/** gops_encoding_reason: Returns: why it was taken for @encoding, for people. @told: somebody said so */
const char    *gops_encoding_reason       (GFile                *file,
                                           const char           *encoding,
                                           gboolean              told,
                                           GCancellable         *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsDiagnosis, gops_diagnosis_free)
