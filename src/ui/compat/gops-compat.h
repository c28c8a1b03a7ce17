/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that differs between the oldest and the newest toolkit, behind one face.
 * Pages include this header and never ask for versions. */
#pragma once

#include "gops-about.h"
#include "gops-alert.h"
#include "gops-banner.h"
#include "gops-color-button.h"
#include "gops-dialog.h"
#include "gops-file-chooser.h"
#include "gops-launch.h"
#include "gops-list-compat.h"
#include "gops-preferences.h"
#include "gops-rows.h"
#include "gops-shortcuts.h"
#include "gops-split-view.h"
#include "gops-style-compat.h"
