/** Lists as files, for spreadsheets and other programs. */
@NullMarked
package io.fairqueue.http.export;

import org.jspecify.annotations.NullMarked;
