@NullMarked
package io.fairqueue.http.signin;

import org.jspecify.annotations.NullMarked;
