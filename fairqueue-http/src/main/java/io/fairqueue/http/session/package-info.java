/** Sessions: opened, ended, repeated, and the keys that verify tokens. */
@NullMarked
package io.fairqueue.http.session;

import org.jspecify.annotations.NullMarked;
