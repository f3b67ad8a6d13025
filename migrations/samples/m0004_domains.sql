INSERT INTO domain (key, position, name_vi, name_en, group_key, source) VALUES ('land', 1, 'Đất đai', 'Land', 'land_construction', 'mẫu');
INSERT INTO domain (key, position, name_vi, name_en, group_key, source) VALUES ('civil_status', 2, 'Hộ tịch', 'Civil status', NULL, 'mẫu');
