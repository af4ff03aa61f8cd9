@NullMarked
package io.fairqueue.http.scan;

import org.jspecify.annotations.NullMarked;
