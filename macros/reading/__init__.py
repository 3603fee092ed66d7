"""Files become one immutable Library, and every Problem on the way."""
