/** Who calls: sessions, and what they may be used for. */
@NullMarked
package io.fairqueue.http.security;

import org.jspecify.annotations.NullMarked;
