/** What admins see and do besides events: people's accounts. */
@NullMarked
package io.fairqueue.http.admin;

import org.jspecify.annotations.NullMarked;
