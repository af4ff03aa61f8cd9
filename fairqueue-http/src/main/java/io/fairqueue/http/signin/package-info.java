/** Ways to sign in: by password, or by a one-time code. */
@NullMarked
package io.fairqueue.http.signin;

import org.jspecify.annotations.NullMarked;
