@NullMarked
package io.fairqueue.http.identity;

import org.jspecify.annotations.NullMarked;
