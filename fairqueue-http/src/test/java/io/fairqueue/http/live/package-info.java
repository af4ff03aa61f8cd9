@NullMarked
package io.fairqueue.http.live;

import org.jspecify.annotations.NullMarked;
