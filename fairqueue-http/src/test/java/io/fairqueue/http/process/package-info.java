@NullMarked
package io.fairqueue.http.process;

import org.jspecify.annotations.NullMarked;
