INSERT INTO scope (key, position, name) VALUES ('toan-phuong', 1, 'Toàn phường Mới');
INSERT INTO scope_member (scope_id, agency_id, with_descendants, valid_from, valid_until) VALUES (1, 1, FALSE, NULL, '2025-06-30');
INSERT INTO scope_member (scope_id, agency_id, with_descendants, valid_from, valid_until) VALUES (1, 2, TRUE, '2025-07-01', NULL);
