@NullMarked
package io.fairqueue.http.direct;

import org.jspecify.annotations.NullMarked;
