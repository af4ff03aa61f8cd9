@NullMarked
package io.fairqueue.http.log;

import org.jspecify.annotations.NullMarked;
