@NullMarked
package io.fairqueue.http.notice;

import org.jspecify.annotations.NullMarked;
