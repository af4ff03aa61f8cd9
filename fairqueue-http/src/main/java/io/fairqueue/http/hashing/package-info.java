/** Password hashing on threads of its own, so that a crowd of logins slows nobody else down. */
@NullMarked
package io.fairqueue.http.hashing;

import org.jspecify.annotations.NullMarked;
