INSERT INTO agency_kind (key, position, name_vi, name_en, in_headline) VALUES ('commune', 1, 'Xã, phường, đặc khu', 'Commune, ward', TRUE);
INSERT INTO agency (key, position, area_code, name, kind, parent_id, source, valid_from, valid_until) VALUES ('p-cu', 1, '27019', 'UBND phường Cũ', 'commune', NULL, 'mẫu', '2003-12-02', '2025-06-30');
INSERT INTO agency (key, position, area_code, name, kind, parent_id, source, valid_from, valid_until) VALUES ('p-moi', 2, '27019', 'UBND phường Mới', 'commune', NULL, 'mẫu', '2025-07-01', NULL);
INSERT INTO agency (key, position, area_code, name, kind, parent_id, source, valid_from, valid_until) VALUES ('vp-moi', 3, NULL, 'Văn phòng phường Mới', 'commune', 2, 'mẫu', NULL, NULL);
INSERT INTO agency_successor (agency_id, successor_id) VALUES (1, 2);
