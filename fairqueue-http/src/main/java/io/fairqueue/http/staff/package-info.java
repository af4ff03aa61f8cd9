/** Who works on events: roles, invitations, and what was done. */
@NullMarked
package io.fairqueue.http.staff;

import org.jspecify.annotations.NullMarked;
