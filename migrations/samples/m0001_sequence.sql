INSERT INTO meta (key, value) VALUES ('epoch', '0c7be3f0a1b24b7f8a4d5a1e9f2b3c4d');
INSERT INTO meta (key, value) VALUES ('catalogue_version', '7');
UPDATE sequence_head SET head = 3, folded = 3 WHERE id = 1;
