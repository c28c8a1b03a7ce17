/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Resources are compiled with --manual-register: whoever needs one says so. Whatever is registered is searched at each
 * look-up, and the icon theme makes thousands at the start.
 */
#pragma once

/**
 * GOPS_USE_RESOURCE:
 * @name: the resource's c_name
 *
 * Registers a resource of the program unless it is; naming it keeps the linker from dropping it.
 */
#define GOPS_USE_RESOURCE(name) G_STMT_START { if (name ## _get_resource () == NULL) name ## _register_resource (); } G_STMT_END
