@NullMarked
package io.fairqueue.http.message;

import org.jspecify.annotations.NullMarked;
